package io.neonpro.manifests.deployment.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object's parts as rules see them: with what the schema says of those that are left out, under names that CEL may write. */
final class Value {

    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private Value() {}

    /** With the defaults that the API server fills in before it looks. */
    static JsonNode filled(JsonNode schema, JsonNode value) {
        JsonNode filled = value.deepCopy();
        fill(schema, filled);
        return filled;
    }

    private static void fill(JsonNode schema, JsonNode value) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode fallback = property.getValue().path("default");
            if (value.isObject() && !value.has(property.getKey()) && !fallback.isMissingNode()) {
                ((ObjectNode) value).set(property.getKey(), fallback.deepCopy());
            }
        });
        Part.of(schema, value).forEach(part -> fill(part.schema(), part.value()));
    }

    static Object of(JsonNode schema, JsonNode value) {
        if (value.isObject()) {
            return map(schema, value);
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>();
            value.forEach(item -> items.add(of(schema.path("items"), item)));
            return items;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return isWhole(schema, value) ? (Object) value.longValue() : (Object) value.doubleValue();
        }
        return value.asText();
    }

    /** A schema that says nothing leaves a number what it is. */
    private static boolean isWhole(JsonNode schema, JsonNode value) {
        return value.isIntegralNumber() && !schema.path("type").asText().equals("number");
    }

    private static Map<String, Object> map(JsonNode schema, JsonNode value) {
        Map<String, Object> map = new HashMap<>();
        value.properties().stream().filter(part -> !part.getValue().isNull()).forEach(part -> {
            JsonNode declared = schema.path("properties").path(part.getKey());
            String name = declared.isMissingNode() ? part.getKey() : escaped(part.getKey());
            JsonNode of = declared.isMissingNode() ? schema.path("additionalProperties") : declared;
            map.put(name, of(of, part.getValue()));
        });
        return map;
    }

    /** As the API server's CEL calls a field. */
    private static String escaped(String name) {
        if (RESERVED.contains(name)) {
            return "__" + name + "__";
        }
        return name.replace("__", "__underscores__")
                .replace(".", "__dot__")
                .replace("-", "__dash__")
                .replace("/", "__slash__");
    }
}
