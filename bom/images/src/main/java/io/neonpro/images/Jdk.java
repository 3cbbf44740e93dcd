package io.neonpro.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.neonpro.images.Layers.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The JDK of this machine, as far as programs need it to run. */
record Jdk(Path home) {

    private static final String PLACE = "/java";
    private static final List<String> WHAT_IT_LOADS = List.of(
            "bin/java",
            "lib/server/libjvm.so",
            "lib/libjava.so",
            "lib/libnet.so",
            "lib/libnio.so",
            "lib/libzip.so",
            "lib/libjimage.so");

    /** What only developers need, and what is for heaps that no program here has. */
    private static final List<String> NOT_AT_RUN_TIME =
            List.of("jmods/", "include/", "man/", "lib/src.zip", "lib/ct.sym", "lib/server/classes_");

    static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    FileEntriesLayer layer() throws IOException {
        return Layers.named("java")
                .folder(home, PLACE, Times.KEPT, Jdk::isNeededToRun)
                .build();
    }

    /** Of the system. */
    Set<Path> libraries() {
        Set<Path> libraries = new TreeSet<>();
        Path machine = home.resolve("lib/server");
        WHAT_IT_LOADS.forEach(part -> libraries.addAll(SystemLibraries.of(home.resolve(part), machine)));
        libraries.removeIf(library -> library.startsWith(home));
        return libraries;
    }

    /** How much of the container's memory the heap may have: not in the command, whose options are stronger than any others. */
    Map<String, String> environment() {
        return Map.of("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=60");
    }

    List<String> command(List<String> words) {
        var command = new ArrayList<>(List.of(
                PLACE + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:MetaspaceSize=192m",
                "-XX:SweeperThreshold=100",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(words);
        return List.copyOf(command);
    }

    private static boolean isNeededToRun(Path file) {
        String place = file.toString();
        boolean isOtherProgram = place.startsWith("bin/") && !place.equals("bin/java");
        return !isOtherProgram && NOT_AT_RUN_TIME.stream().noneMatch(place::startsWith);
    }
}
