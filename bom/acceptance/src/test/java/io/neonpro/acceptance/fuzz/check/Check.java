package io.neonpro.acceptance.fuzz.check;

import java.util.stream.Stream;

/** Something that every answer must keep to. */
@FunctionalInterface
public interface Check {

    /** What is wrong with it, in words; nothing when nothing is. */
    Stream<String> faults(Exchange exchange);
}
