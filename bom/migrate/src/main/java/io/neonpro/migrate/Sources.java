package io.neonpro.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the SQL is: the kernel's, which every service's database holds, and the service's own.
 *
 * @param kernel Flyway locations ({@code classpath:…} or {@code filesystem:…})
 * @param service likewise; a location that does not exist is an empty one
 */
public record Sources(List<String> kernel, List<String> service) {

    /** It is tested against a database of its own, with no SQL but the kernel's. */
    private static final String KERNEL = "kernel";

    public Sources {
        kernel = List.copyOf(kernel);
        service = List.copyOf(service);
    }

    /** The copies in this jar, as of its build. */
    public static Sources bundled(String service) {
        var own = service.equals(KERNEL) ? List.<String>of() : List.of("classpath:db/" + service);
        return new Sources(List.of("classpath:db/" + KERNEL), own);
    }

    /** The files of a checkout, as they are now. */
    public static Sources checkout(Path root, String service) {
        return new Sources(
                existing(root.resolve("bom/kernel/src/main/resources/db/kernel")),
                existing(root.resolve(service).resolve("src/main/resources/db/migration")));
    }

    /**
     * The checkout that {@code start} lies in: the folder above it that has {@code bom/pom.xml}.
     */
    public static Path checkoutRoot(Path start) {
        return Stream.iterate(start.toAbsolutePath().normalize(), p -> p != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("bom/pom.xml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(start + " is not inside a checkout"));
    }

    private static List<String> existing(Path folder) {
        return Files.isDirectory(folder) ? List.of("filesystem:" + folder) : List.of();
    }
}
