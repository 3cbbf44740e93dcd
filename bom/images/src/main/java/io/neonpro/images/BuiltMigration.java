package io.neonpro.images;

import io.neonpro.images.Layers.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The job that brings databases into being, as its module's {@code target} holds it.
 *
 * @param ground of its image
 */
record BuiltMigration(Path target, Ground ground, Jdk jdk) {

    static final String NAME = "migrate";

    private static final String JAR = "neonpro-migrate.jar";

    Variant variant() throws IOException {
        Path jar = target.resolve(JAR);
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: make build");
        }
        return new Variant(
                "jvm",
                "",
                false,
                List.of(
                        ground.with(jdk.libraries()),
                        jdk.layer(),
                        Layers.named("libraries")
                                .folder(target.resolve("lib"), "/app/lib", Times.FIXED, file -> true)
                                .build(),
                        Layers.named("program").file(jar, "/app/" + JAR, "644").build()),
                jdk.environment(),
                jdk.command(List.of("-jar", "/app/" + JAR)));
    }
}
