package io.neonpro.devstack;

import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.tls.Authority;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to set a stack up.
 *
 * @param folder where its data is kept, and found again
 * @param logs one file per part
 * @param ports where it listens
 * @param password of Postgres' superuser, from which those of all roles are derived
 * @param durable whether data survives a power cut; tests do without, for speed
 * @param secondReplica where a second replica listens, if there is to be one
 * @param authority who certifies its servers, if Kafka and Redis are to be spoken to by TLS alone and by whom they know, and Postgres
 *     is to offer it
 */
public record Setup(
        Path folder,
        Path logs,
        Ports ports,
        String password,
        boolean durable,
        Optional<LocalPort> secondReplica,
        Optional<Authority> authority) {

    private static final int PASSWORD_BYTES = 16;

    /** A throw-away stack on free ports. */
    public static Setup forTests(Path folder) {
        return new Setup(
                folder,
                folder.resolve("logs"),
                Ports.free(),
                Randomness.hex(PASSWORD_BYTES),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** The same with a second replica, on a free port. */
    public Setup withSecondReplica() {
        return new Setup(folder, logs, ports, password, durable, Optional.of(LocalPort.free()), authority);
    }
}
