package io.neonpro.devstack.tls;

import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certifies the servers of a stack, and whoever speaks to them: for this machine, and for a few days. Made by the JDK's own tool. */
public final class Authority {

    private static final String NAME = "authority";
    private static final String SECRET = "changeit";
    private static final String DAYS = "9";

    private final Path folder;

    private Authority(Path folder) {
        this.folder = folder;
    }

    /** The one in the folder, made when there is none. */
    public static Authority in(Path folder) {
        var authority = new Authority(folder);
        if (!Files.exists(authority.certificate())) {
            new Folder(folder).create();
            authority.generate(NAME, "-ext", "bc:c");
            write(authority.certificate(), authority.certificatesOf(NAME));
        }
        return authority;
    }

    /** By which everything that it has certified is known. */
    public Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** Whoever has a name, which Kafka knows them by; servers are all on this machine. */
    public Certified certify(String name) {
        var certified = new Certified(
                folder.resolve(name + ".crt"), folder.resolve(name + ".key"), folder.resolve(name + ".pem"));
        synchronized (Authority.class) {
            if (!Files.exists(certified.identity())) {
                issue(name, certified);
            }
        }
        return certified;
    }

    private void issue(String name, Certified certified) {
        generate(name, "-signer", NAME, "-ext", "san=dns:localhost,ip:127.0.0.1");
        String certificates = certificatesOf(name);
        String key = keyOf(name);
        write(certified.certificate(), certificates);
        write(certified.key(), key);
        write(certified.identity(), key + certificates);
    }

    private void generate(String name, String... more) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-validity", DAYS));
        words.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        words.addAll(List.of("-storetype", "PKCS12", "-storepass", SECRET, "-keystore", store().toString()));
        words.addAll(List.of(more));
        try {
            Process keytool =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(keytool.getInputStream().readAllBytes());
            if (keytool.onExit().join().exitValue() != 0) {
                throw new PartFailed("keytool makes no certificate: " + output);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String certificatesOf(String name) {
        try {
            return Stream.of(keys().getCertificateChain(name))
                    .map(Authority::pem)
                    .collect(Collectors.joining());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String keyOf(String name) {
        try {
            return pem("PRIVATE KEY", keys().getKey(name, SECRET.toCharArray()).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyStore keys() throws GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(store())) {
            keys.load(stored, SECRET.toCharArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return keys;
    }

    private Path store() {
        return folder.resolve("keys.p12");
    }

    private static String pem(Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(encoded));
    }

    /** Nobody else may read a key, or Postgres does not start. */
    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What it has given out, in PEM.
     *
     * @param certificate with the authority's own after it
     * @param identity the key, and the certificates after it
     */
    public record Certified(Path certificate, Path key, Path identity) {}
}
