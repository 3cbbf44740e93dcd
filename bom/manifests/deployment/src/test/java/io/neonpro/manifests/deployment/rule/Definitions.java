package io.neonpro.manifests.deployment.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cluster was told of its custom resources, as {@code kubectl get crd -o yaml} says it or their projects publish it. */
public final class Definitions {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Map<String, JsonNode> schemas = new HashMap<>();

    private Definitions() {}

    public static Definitions none() {
        return new Definitions();
    }

    /** Of all YAML files of a folder; what else is in them is passed over. */
    public static Definitions in(Path folder) {
        var definitions = new Definitions();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .forEach(file -> documents(file).forEach(definitions::take));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return definitions;
    }

    /** The schema of an object's kind and version. */
    public Optional<JsonNode> of(JsonNode object) {
        return Optional.ofNullable(schemas.get(
                object.path("apiVersion").asText() + " " + object.path("kind").asText()));
    }

    private void take(JsonNode document) {
        document.path("items").forEach(this::take);
        if (document.path("kind").asText().equals("CustomResourceDefinition")) {
            JsonNode spec = document.path("spec");
            spec.path("versions")
                    .forEach(version -> schemas.put(
                            spec.path("group").asText() + "/"
                                    + version.path("name").asText() + " "
                                    + spec.at("/names/kind").asText(),
                            version.at("/schema/openAPIV3Schema")));
        }
    }

    private static List<JsonNode> documents(Path file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("not YAML: " + file, e);
        }
    }
}
