package io.neonpro.devstack.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/**
 * What a platform on a laptop must keep to read its own data again.
 *
 * @param postgresPassword of every role
 * @param masterKey wraps the tenants' keys: base64 of 32 bytes
 * @param serviceSecret of the services as OAuth clients
 */
public record Secrets(String postgresPassword, String masterKey, String serviceSecret) {

    private static final SecureRandom RANDOM = new SecureRandom();
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
                HexFormat.of().formatHex(random(PASSWORD_BYTES)),
                Base64.getEncoder().encodeToString(random(KEY_BYTES)),
                HexFormat.of().formatHex(random(PASSWORD_BYTES)));
    }

    private static Secrets read(Path file) throws IOException {
        var kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        return new Secrets(
                kept.getProperty("postgres.password"),
                kept.getProperty("master.key"),
                kept.getProperty("service.secret"));
    }

    private void writeTo(Path file) throws IOException {
        var kept = new Properties();
        kept.setProperty("postgres.password", postgresPassword);
        kept.setProperty("master.key", masterKey);
        kept.setProperty("service.secret", serviceSecret);
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownerOnly);
        try (var out = Files.newBufferedWriter(file)) {
            kept.store(out, "made on the first start; without it the data cannot be read");
        }
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
