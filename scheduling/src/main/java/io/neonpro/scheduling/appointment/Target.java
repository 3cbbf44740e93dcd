package io.neonpro.scheduling.appointment;

import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * The appointment that a command is for.
 *
 * @param precondition fails on versions of it that the client would not change
 */
public record Target(UUID id, IntConsumer precondition) {

    void requireVersion(int version) {
        precondition.accept(version);
    }
}
