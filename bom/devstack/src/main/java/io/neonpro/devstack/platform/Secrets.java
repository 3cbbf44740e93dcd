package io.neonpro.devstack.platform;

import io.neonpro.devstack.Randomness;
import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * What a platform on a laptop must keep to read its own data again.
 *
 * @param postgresPassword of the superuser, from which those of all roles are derived
 * @param masterKeys wrap the tenants' keys: {@code id:key} with commas between, each key base64 of 32 bytes
 * @param serviceSecret of the services as OAuth clients
 * @param operatorSecret of the operator as one
 */
public record Secrets(String postgresPassword, String masterKeys, String serviceSecret, String operatorSecret) {

    private static final int PASSWORD_BYTES = 16;
    private static final int KEY_BYTES = 32;

    /** The ones in the file, which is made, for its owner's eyes only, when it is missing. */
    public static Secrets keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                generate().writeTo(file);
            }
            return read(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Secrets generate() {
        return new Secrets(
                Randomness.hex(PASSWORD_BYTES),
                "1:" + Randomness.base64(KEY_BYTES),
                Randomness.hex(PASSWORD_BYTES),
                Randomness.hex(PASSWORD_BYTES));
    }

    private static Secrets read(Path file) throws IOException {
        var kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        return new Secrets(
                required(kept, "postgres.password", file),
                required(kept, "master.keys", file),
                required(kept, "service.secret", file),
                required(kept, "operator.secret", file));
    }

    private static String required(Properties kept, String name, Path file) {
        return Optional.ofNullable(kept.getProperty(name))
                .orElseThrow(() -> new PartFailed(
                        "%s has no %s: the data beside it is of an earlier version; make reset".formatted(file, name)));
    }

    private void writeTo(Path file) throws IOException {
        var kept = new Properties();
        kept.setProperty("postgres.password", postgresPassword);
        kept.setProperty("master.keys", masterKeys);
        kept.setProperty("service.secret", serviceSecret);
        kept.setProperty("operator.secret", operatorSecret);
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownerOnly);
        try (var out = Files.newBufferedWriter(file)) {
            kept.store(out, "made on the first start; without it the data cannot be read");
        }
    }

    @Override
    public String toString() {
        return "Secrets[]";
    }
}
