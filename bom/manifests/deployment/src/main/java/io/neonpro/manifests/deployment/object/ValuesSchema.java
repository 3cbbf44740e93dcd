package io.neonpro.manifests.deployment.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.List;
import java.util.Map;

/** What operators may say in a chart's values, and nothing else. */
final class ValuesSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of which there are images. */
    private static final List<String> VARIANTS = List.of("jvm", "native");

    /** Of clocks; whose name nobody knows, KEDA says. */
    private static final Map<String, Object> ZONES = Tree.of(
            "type",
            "array",
            "minItems",
            1,
            "uniqueItems",
            true,
            "items",
            Tree.of("type", "string", "pattern", "^[A-Z][A-Za-z_]*(/[A-Za-z0-9_+-]+)*$"));

    private final Service service;
    private final Map<String, Object> values;

    ValuesSchema(Service service, Map<String, Object> values) {
        this.service = service;
        this.values = values;
    }

    String json() {
        Map<String, Object> schema = Tree.of("$schema", "http://json-schema.org/draft-07/schema#");
        schema.putAll(mapping(values, false));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param isOpen what all services share has more than this one reads
     */
    private Map<String, Object> mapping(Map<?, ?> tree, boolean isOpen) {
        Map<String, Object> properties = Tree.of();
        tree.forEach((name, value) -> properties.put(
                (String) name,
                switch (value) {
                    case Map<?, ?> any when name.equals("env") -> environment();
                    case Map<?, ?> part -> mapping(part, isOpen || name.equals("global"));
                    case List<?> any when name.equals("zones") -> ZONES;
                    case List<?> any -> Tree.of("type", "array");
                    case Integer any -> Tree.of("type", "integer", "minimum", 0);
                    case Boolean any -> Tree.of("type", "boolean");
                    case String any when name.equals("variant") -> Tree.of("enum", VARIANTS);
                    case String nothing when nothing.isEmpty() -> Tree.of("type", "string");
                    default -> Tree.of("type", "string", "minLength", 1);
                }));
        return Tree.of("type", "object", "properties", properties, "additionalProperties", isOpen);
    }

    /** Only what the service reads. */
    private Map<String, Object> environment() {
        Map<String, Object> properties = Tree.of();
        new Environment(service).optional().forEach(variable -> properties.put(variable, Tree.of("type", "string")));
        return Tree.of("type", "object", "properties", properties, "additionalProperties", false);
    }
}
