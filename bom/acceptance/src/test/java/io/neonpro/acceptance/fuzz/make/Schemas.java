package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;

/** The schemas of one OpenAPI document. */
record Schemas(JsonNode document) {

    /** The schema itself, where a reference or the first of several alternatives stands. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(document.at(schema.path("$ref").asText().substring(1)));
        }
        for (String several : new String[] {"allOf", "oneOf", "anyOf"}) {
            for (JsonNode one : schema.path(several)) {
                if (!typeOf(one).equals("null") && !schema.has("properties")) {
                    return resolved(one);
                }
            }
        }
        return schema;
    }

    /** The first type that is not null (OpenAPI 3.1 knows several). */
    static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return type.asText();
        }
        for (JsonNode one : type) {
            if (!one.asText().equals("null")) {
                return one.asText();
            }
        }
        return schema.has("properties") ? "object" : "string";
    }
}
