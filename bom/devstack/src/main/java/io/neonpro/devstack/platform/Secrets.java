package io.neonpro.devstack.platform;

import io.neonpro.devstack.Randomness;
import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a platform on a laptop must keep to read its own data again.
 *
 * @param postgresPassword of the superuser, from which those of all roles are derived
 * @param masterSecret from which each service's own master key is derived, and what identity says as a client
 * @param clinicSecret of the clinic service as an OAuth client
 * @param operatorSecret of the operator as one
 */
public record Secrets(String postgresPassword, String masterSecret, String clinicSecret, String operatorSecret) {

    private static final String DERIVATION = "HmacSHA256";

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

    /** What wraps a service's tenants' keys, and nobody else's: {@code id:key}, the key base64 of 32 bytes. */
    String masterKeysOf(String service) {
        return "1:" + Base64.getEncoder().encodeToString(derived(service));
    }

    /** Of the identity service as an OAuth client of its own, when it asks another service. */
    String identitySecret() {
        return HexFormat.of().formatHex(derived("client of identity"));
    }

    private byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(masterSecret), DERIVATION));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JRE has " + DERIVATION, e);
        }
    }

    private static Secrets generate() {
        return new Secrets(
                Randomness.hex(PASSWORD_BYTES),
                Randomness.base64(KEY_BYTES),
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
                required(kept, "master.secret", file),
                required(kept, "clinic.secret", file),
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
        kept.setProperty("master.secret", masterSecret);
        kept.setProperty("clinic.secret", clinicSecret);
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
