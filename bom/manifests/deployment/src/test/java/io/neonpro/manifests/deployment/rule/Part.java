package io.neonpro.manifests.deployment.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a value is made of, with its schema.
 *
 * @param before the same part of an earlier value, or a missing node
 */
record Part(String place, JsonNode schema, JsonNode value, JsonNode before) {

    /** Those of a value of which there is no earlier one. */
    static List<Part> of(JsonNode schema, JsonNode value) {
        return new Part("", schema, value, MissingNode.getInstance()).parts();
    }

    List<Part> parts() {
        return value.isArray() ? items() : fields();
    }

    private List<Part> fields() {
        List<Part> parts = new ArrayList<>();
        value.properties().forEach(field -> {
            JsonNode declared = schema.path("properties").path(field.getKey());
            JsonNode of = declared.isMissingNode() ? schema.path("additionalProperties") : declared;
            parts.add(new Part(place + "." + field.getKey(), of, field.getValue(), before.path(field.getKey())));
        });
        return parts;
    }

    private List<Part> items() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            parts.add(new Part(place + "[" + i + "]", schema.path("items"), value.get(i), earlier(value.get(i))));
        }
        return parts;
    }

    /** Items are the same ones by their keys, where the schema names some. */
    private JsonNode earlier(JsonNode item) {
        JsonNode keys = schema.path("x-kubernetes-list-map-keys");
        for (JsonNode other : before) {
            if (!keys.isEmpty() && haveInCommon(keys, item, other)) {
                return other;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean haveInCommon(JsonNode keys, JsonNode one, JsonNode other) {
        for (JsonNode key : keys) {
            if (!one.path(key.asText()).equals(other.path(key.asText()))) {
                return false;
            }
        }
        return true;
    }
}
