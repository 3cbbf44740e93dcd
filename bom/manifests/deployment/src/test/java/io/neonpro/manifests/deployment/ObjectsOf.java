package io.neonpro.manifests.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.object.Objects;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Notation;
import io.neonpro.manifests.deployment.yaml.YamlWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A service's objects, as a cluster reads them; those as well that operators must ask for. */
final class ObjectsOf {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final List<JsonNode> objects;

    ObjectsOf(Service service) {
        this.objects = Objects.of(service).stream().map(ObjectsOf::read).toList();
    }

    private static JsonNode read(KubernetesObject object) {
        try {
            return YAML.readTree(YamlWriter.write(object.tree(), Notation.PLAIN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> all() {
        return objects;
    }

    Stream<JsonNode> of(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    boolean has(String kind) {
        return of(kind).findAny().isPresent();
    }

    /** What is said of an object, and what no object says is missing. */
    JsonNode spec(String kind, String name) {
        return of(kind).filter(object -> object.at("/metadata/name").asText().equals(name))
                .map(object -> object.path("spec"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
