package io.neonpro.images;

import io.neonpro.images.Layers.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A service as its module's {@code target} holds it.
 *
 * @param ground of its images
 */
record BuiltService(String name, Path target, Ground ground, Jdk jdk) {

    private static final String APPLICATION = "/app";
    private static final String CACHE = "app.aot";

    /** As far as it is built: as a native executable, and on the JVM. */
    List<Variant> variants() throws IOException {
        List<Variant> variants = new ArrayList<>();
        for (Path executable : executables()) {
            variants.add(natively(executable));
        }
        Path application = target.resolve("quarkus-app");
        if (Files.exists(application.resolve("quarkus-run.jar"))) {
            variants.add(onTheJvm(application));
        }
        if (variants.isEmpty()) {
            throw new IllegalStateException(name + " is not built: make build, or make native SERVICE=" + name);
        }
        return variants;
    }

    private Variant natively(Path executable) throws IOException {
        String place = APPLICATION + "/" + name;
        return new Variant(
                "native",
                "-native",
                true,
                List.of(
                        ground.with(SystemLibraries.of(executable)),
                        Layers.named("program").file(executable, place, "755").build()),
                Map.of(),
                List.of(place));
    }

    /** With the times that its files have, as these are what a cache was recorded of. */
    private Variant onTheJvm(Path application) throws IOException {
        var words = new ArrayList<String>();
        if (Files.exists(application.resolve(CACHE))) {
            words.add("-XX:AOTCache=" + APPLICATION + "/" + CACHE);
        }
        words.addAll(List.of("-jar", APPLICATION + "/quarkus-run.jar"));
        return new Variant(
                "jvm",
                "-jvm",
                true,
                List.of(
                        ground.with(jdk.libraries()),
                        jdk.layer(),
                        Layers.named("libraries")
                                .folder(application, APPLICATION, Times.KEPT, file -> file.startsWith("lib"))
                                .build(),
                        Layers.named("program")
                                .folder(application, APPLICATION, Times.KEPT, file -> !file.startsWith("lib"))
                                .build()),
                jdk.environment(),
                jdk.command(words));
    }

    private List<Path> executables() throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-runner"))
                    .filter(Files::isExecutable)
                    .toList();
        }
    }
}
