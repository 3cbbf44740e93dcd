package io.neonpro.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * What a server shows of itself, signed by itself, in PEM.
 *
 * @param key which nobody else may read, or Postgres does not start
 */
public record ShownCertificate(Path certificate, Path key) {

    private static final String SECRET = "changeit";

    /** Made by the JDK's own tool. */
    public static ShownCertificate of(String host, Path folder) throws Exception {
        Path store = folder.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        SECRET,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool makes no certificate");
        }
        KeyStore keys = read(store);
        var shown = new ShownCertificate(folder.resolve(host + ".crt"), folder.resolve(host + ".key"));
        Files.writeString(
                shown.certificate,
                pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        Files.writeString(
                shown.key,
                pem("PRIVATE KEY", keys.getKey("server", SECRET.toCharArray()).getEncoded()));
        Files.setPosixFilePermissions(shown.key, PosixFilePermissions.fromString("rw-------"));
        return shown;
    }

    private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(store)) {
            keys.load(stored, SECRET.toCharArray());
        }
        return keys;
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(encoded));
    }
}
