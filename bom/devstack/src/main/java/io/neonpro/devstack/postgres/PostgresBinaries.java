package io.neonpro.devstack.postgres;

import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.devstack.process.UserCache;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The Postgres programs for this machine, unpacked once per user and version. */
final class PostgresBinaries {

    private static final int EXECUTABLE = 0100;

    private static PostgresBinaries unpacked;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    static synchronized PostgresBinaries unpacked() {
        if (unpacked == null) {
            unpacked = new PostgresBinaries(unpack());
        }
        return unpacked;
    }

    /**
     * The command that runs a Postgres program. Postgres refuses to run as root; for root (as in a
     * build container) it runs in a user namespace of its own.
     */
    List<String> command(String program, List<String> arguments) {
        var words = new ArrayList<String>();
        if (isRoot()) {
            if (!LinuxUtils.isUnshareAvailable()) {
                throw new PartFailed("Postgres refuses to run as root, and this machine allows no user"
                        + " namespaces: run as another user");
            }
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(home.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return words;
    }

    private static Path unpack() {
        try {
            byte[] archive = archive();
            Path home = UserCache.folder().resolve("postgres-" + digest(archive));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return home;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        try (var packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
            return packed.readAllBytes();
        }
    }

    /** Unpacks beside the target and renames, so that no one ever sees half of it. */
    private static void unpack(byte[] archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path partial = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, partial.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failed) {
            new Folder(partial).remove();
            if (!Files.isDirectory(home)) {
                throw failed;
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & EXECUTABLE) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
