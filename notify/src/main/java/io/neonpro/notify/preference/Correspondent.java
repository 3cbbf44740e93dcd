package io.neonpro.notify.preference;

import io.neonpro.notify.Language;
import java.util.Optional;

/** Somebody we write to, or may not. */
public sealed interface Correspondent {

    /**
     * A patient with what they told us.
     *
     * @param email where to, when they gave an address
     * @param language that they prefer
     * @param wantsEmail false when they opted out
     */
    record Known(String name, Optional<String> email, Language language, boolean wantsEmail) implements Correspondent {}

    /** A patient who had their data erased. */
    record Erased() implements Correspondent {}
}
