package io.neonpro.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.util.List;
import java.util.Map;

/**
 * One of the forms in which a program comes as an image.
 *
 * @param name of the tar
 * @param tagEnding what its tag ends in
 * @param isServer whether it listens
 * @param layers what changes seldom first
 * @param environment what whoever runs it may say otherwise
 * @param command what is started, in the exec form: it gets the signals itself
 */
record Variant(
        String name,
        String tagEnding,
        boolean isServer,
        List<FileEntriesLayer> layers,
        Map<String, String> environment,
        List<String> command) {

    Variant {
        layers = List.copyOf(layers);
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    /** What an image says about itself, in the names that OCI has for it. */
    static Map<String, String> labels(String program, String tag) {
        return Map.of(
                "org.opencontainers.image.title",
                "neonpro-" + program,
                "org.opencontainers.image.description",
                "NeonPro " + program,
                "org.opencontainers.image.version",
                tag,
                "org.opencontainers.image.licenses",
                "Apache-2.0");
    }
}
