package io.neonpro.acceptance.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled code of the whole project, tests left out. */
public final class House {

    public static final List<String> SERVICES =
            List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

    public static final Path ROOT = root();

    static final JavaClasses SERVICE_CODE = classesOf(SERVICES.stream());

    static final JavaClasses KERNEL = classesOf(Stream.of("bom/kernel"));

    public static final JavaClasses ALL =
            classesOf(Stream.concat(SERVICES.stream(), Stream.of("bom/kernel", "bom/contracts")));

    private House() {}

    private static JavaClasses classesOf(Stream<String> folders) {
        return new ClassFileImporter()
                .importPaths(folders.map(folder -> ROOT.resolve(folder).resolve("target/classes"))
                        .peek(House::requireCompiled)
                        .toList());
    }

    private static void requireCompiled(Path classes) {
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " is missing: build the whole project");
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("bom/kernel"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
