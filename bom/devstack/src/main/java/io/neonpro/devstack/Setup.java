package io.neonpro.devstack;

import java.nio.file.Path;

/**
 * How to set a stack up.
 *
 * @param folder where its data is kept, and found again
 * @param logs one file per part
 * @param ports where it listens
 * @param password of Postgres' superuser, from which those of all roles are derived
 * @param durable whether data survives a power cut; tests do without, for speed
 */
public record Setup(Path folder, Path logs, Ports ports, String password, boolean durable) {

    private static final int PASSWORD_BYTES = 16;

    /** A throw-away stack on free ports. */
    public static Setup forTests(Path folder) {
        return new Setup(folder, folder.resolve("logs"), Ports.free(), Randomness.hex(PASSWORD_BYTES), false);
    }
}
