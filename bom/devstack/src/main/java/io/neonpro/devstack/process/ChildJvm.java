package io.neonpro.devstack.process;

import io.neonpro.migrate.Server;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of a small JVM that runs one of this module's classes.
 *
 * @param main the class to run
 * @param maxHeap as {@code -Xmx} takes it
 * @param remembersClasses whether it keeps its loaded classes for the next start, which then takes
 *     half the processor time; its first end takes a second or two longer
 */
public record ChildJvm(Class<?> main, String maxHeap, boolean remembersClasses) {

    private static final String ARCHIVE = ".jsa";
    private static final String LOGGING = "/io/neonpro/devstack/logging.properties";

    public List<String> command(String... arguments) {
        String classPath = classPath();
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        words.addAll(List.of(
                "-Xmx" + maxHeap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dlogging.configuration=" + ChildJvm.class.getResource(LOGGING)));
        if (remembersClasses) {
            words.addAll(List.of(
                    "-XX:+AutoCreateSharedArchive",
                    "-XX:SharedArchiveFile=" + archive(classPath),
                    "-Xlog:disable",
                    "-Xlog:all=error"));
        }
        words.addAll(List.of("-cp", classPath, main.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    private Path archive(String classPath) {
        String name = main.getSimpleName() + "-" + Integer.toHexString(classPath.hashCode());
        UserCache.forgetOld(ARCHIVE);
        return UserCache.folder().resolve(name + ARCHIVE);
    }

    /**
     * The jars of this JVM, and the classes of this module and of the one it needs, which are in
     * folders until those modules are packaged; without Quarkus, whose logging would keep
     * everything back until an application starts.
     */
    private static String classPath() {
        Set<String> own = Set.of(location(ChildJvm.class), location(Server.class));
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .filter(entry -> entry.endsWith(".jar") || own.contains(entry))
                .filter(entry -> !entry.contains("/io/quarkus/"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }
}
