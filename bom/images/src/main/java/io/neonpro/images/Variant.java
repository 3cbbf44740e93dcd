package io.neonpro.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.util.List;
import java.util.Map;

/**
 * One of the forms in which a service comes as an image.
 *
 * @param name what its tag ends in
 * @param layers what changes seldom first
 * @param command what is started, in the exec form: it gets the signals itself
 */
record Variant(String name, List<FileEntriesLayer> layers, List<String> command) {

    Variant {
        layers = List.copyOf(layers);
        command = List.copyOf(command);
    }

    /** What an image says about itself, in the names that OCI has for it. */
    static Map<String, String> labels(String service, String tag) {
        return Map.of(
                "org.opencontainers.image.title", "neonpro-" + service,
                "org.opencontainers.image.description", "NeonPro " + service,
                "org.opencontainers.image.version", tag,
                "org.opencontainers.image.licenses", "Apache-2.0");
    }
}
