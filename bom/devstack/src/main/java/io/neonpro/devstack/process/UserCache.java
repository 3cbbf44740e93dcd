package io.neonpro.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where things that are costly to make and the same for every checkout are kept. */
public final class UserCache {

    private static final int MOST_DAYS = 7;

    private UserCache() {}

    /** {@code ~/.cache/neonpro}, or below {@code XDG_CACHE_HOME} when that is set. */
    public static Path folder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        try {
            return Files.createDirectories(caches.resolve("neonpro"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes files made long ago; what is still needed is made anew. */
    public static void forgetOld(String ending) {
        var oldest = FileTime.from(Instant.now().minus(MOST_DAYS, ChronoUnit.DAYS));
        try (var files = Files.newDirectoryStream(folder(), "*" + ending)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
