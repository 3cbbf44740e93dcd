package io.neonpro.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.neonpro.images.Layers.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A service as its module's {@code target} holds it, and the images that can be made of it. */
final class BuiltService {

    private static final String APPLICATION = "/app";
    private static final String JAVA = "/java";
    private static final List<String> WHAT_JAVA_LOADS = List.of(
            "bin/java",
            "lib/server/libjvm.so",
            "lib/libjava.so",
            "lib/libnet.so",
            "lib/libnio.so",
            "lib/libzip.so",
            "lib/libjimage.so");

    /** Of a JDK, what only developers need, and what is for heaps that no service has. */
    private static final List<String> NOT_AT_RUN_TIME =
            List.of("jmods/", "include/", "man/", "lib/src.zip", "lib/ct.sym", "lib/server/classes_");

    private final String name;
    private final Path target;
    private final Path ground;

    /**
     * @param ground an empty folder for files that are the same in all images
     */
    BuiltService(Path root, String name, Path ground) {
        this.name = name;
        this.target = root.resolve(name).resolve("target");
        this.ground = ground;
    }

    /** As far as it is built: as a native executable, and on the JVM. */
    List<Variant> variants() throws IOException {
        List<Variant> variants = new ArrayList<>();
        for (Path executable : executables()) {
            variants.add(natively(executable));
        }
        Path application = target.resolve("quarkus-app");
        if (Files.exists(application.resolve("quarkus-run.jar"))) {
            variants.add(onTheJvm(application, Path.of(System.getProperty("java.home"))));
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
                List.of(
                        base(SystemLibraries.of(executable)),
                        Layers.named("program").file(executable, place, "755").build()),
                List.of(place));
    }

    private Variant onTheJvm(Path application, Path java) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA + "/bin/java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC"));
        if (Files.exists(application.resolve("app.aot"))) {
            command.add("-XX:AOTCache=" + APPLICATION + "/app.aot");
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", APPLICATION + "/quarkus-run.jar"));
        Set<Path> libraries = new TreeSet<>();
        WHAT_JAVA_LOADS.forEach(part -> libraries.addAll(SystemLibraries.of(java.resolve(part))));
        libraries.removeIf(library -> library.startsWith(java));
        return new Variant(
                "jvm",
                List.of(
                        base(libraries),
                        Layers.named("java")
                                .folder(java, JAVA, Times.KEPT, BuiltService::isNeededToRun)
                                .build(),
                        Layers.named("libraries")
                                .folder(application, APPLICATION, Times.KEPT, file -> file.startsWith("lib"))
                                .build(),
                        Layers.named("program")
                                .folder(application, APPLICATION, Times.KEPT, file -> !file.startsWith("lib"))
                                .build()),
                command);
    }

    /** What a program finds when it looks around: its libraries, who it is, where names are looked up, and room for its files. */
    private FileEntriesLayer base(Set<Path> libraries) throws IOException {
        Layers base = Layers.named("base");
        for (Path library : libraries) {
            base.file(library.toRealPath(), library.toString(), "755");
        }
        return base.file(written("passwd", "nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin\n"), "/etc/passwd", "644")
                .file(written("group", "nonroot:x:65532:\n"), "/etc/group", "644")
                .file(written("nsswitch.conf", "hosts: files dns\n"), "/etc/nsswitch.conf", "644")
                .file(Files.createDirectories(ground.resolve("tmp")), "/tmp", "777")
                .build();
    }

    private Path written(String file, String text) throws IOException {
        return Files.writeString(ground.resolve(file), text);
    }

    private static boolean isNeededToRun(Path file) {
        String place = file.toString();
        boolean isOtherProgram = place.startsWith("bin/") && !place.equals("bin/java");
        return !isOtherProgram && NOT_AT_RUN_TIME.stream().noneMatch(place::startsWith);
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
