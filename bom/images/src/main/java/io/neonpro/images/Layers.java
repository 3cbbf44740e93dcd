package io.neonpro.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files in an order and with times and rights that are the same on every machine. */
final class Layers {

    /** The AOT cache was recorded with the times that files have: it is refused where they have others. */
    enum Times {
        KEPT,
        FIXED
    }

    private static final Instant FIXED_TIME = Instant.ofEpochSecond(1);

    private final FileEntriesLayer.Builder layer = FileEntriesLayer.builder();

    static Layers named(String name) {
        var layers = new Layers();
        layers.layer.setName(name);
        return layers;
    }

    /** One file, at the place where it is to be. */
    Layers file(Path file, String place, String rights) {
        layer.addEntry(file, AbsoluteUnixPath.get(place), FilePermissions.fromOctalString(rights), FIXED_TIME);
        return this;
    }

    /** A folder with what is wanted of it; programs stay programs. */
    Layers folder(Path folder, String place, Times times, Predicate<Path> isWanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> isWanted.test(folder.relativize(each)))
                    .sorted()
                    .toList()) {
                layer.addEntry(
                        file,
                        AbsoluteUnixPath.get(place).resolve(folder.relativize(file)),
                        FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"),
                        times == Times.KEPT ? Files.getLastModifiedTime(file).toInstant() : FIXED_TIME);
            }
        }
        return this;
    }

    FileEntriesLayer build() {
        return layer.build();
    }
}
