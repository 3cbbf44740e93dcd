package io.neonpro.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a chart becomes with some values: the objects that would be installed. */
record Rendering(List<JsonNode> objects) {

    static final Path CHART = Path.of("target", "chart", "neonpro");
    static final List<String> SERVICES = List.of("billing", "clinic", "identity", "notify", "patient", "scheduling");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** All of the platform, with a file of {@code values}. */
    static Rendering of(String values) {
        return of(CHART, "neonpro", "neonpro", read(Path.of("values", values + ".yaml")));
    }

    static Rendering of(Path chart, String release, String namespace, JsonNode values) {
        TemplateCommand template = new Helm(chart).template().withName(release).withNamespace(namespace);
        set(template, "", values);
        return parsed(template.call());
    }

    static Rendering with(Map<String, ?> values) {
        TemplateCommand template = new Helm(CHART).template().withName("neonpro").withNamespace("neonpro");
        values.forEach(template::set);
        return parsed(template.call());
    }

    static Rendering parsed(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Rendering(documents.readAll().stream()
                    .filter(JsonNode::isObject)
                    .filter(object -> !object.isEmpty())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> kind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static void set(TemplateCommand template, String path, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(entry -> set(
                    template, path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue()));
        } else if (!value.isMissingNode()) {
            template.set(path, value.asText());
        }
    }
}
