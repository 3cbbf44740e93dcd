package io.neonpro.devstack.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of a document, whose dialect is that of JSON Schema 2020-12 (OpenAPI 3.1, 4.8.24). */
final class ContractSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    /** Formats only annotate (JSON Schema 2020-12, validation, 7.2.1): we may read more than we write. */
    private static final SchemaValidatorsConfig READING =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build();

    private static final SchemaValidatorsConfig WRITING =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode open;
    private final JsonNode closed;

    /** Bounded by the number of schemas in the document. */
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    ContractSchemas(JsonNode document) {
        open = document.path("components");
        closed = open.deepCopy();
        closed.path("schemas").forEach(ContractSchemas::close);
    }

    /** Clients must bear new fields, but a field that is not documented is a fault here. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    /**
     * @param isClosed of what we wrote: fields that are not documented are faults, and formats are kept
     */
    Set<ValidationMessage> faults(JsonNode schema, String text, boolean isClosed) {
        return compiled.computeIfAbsent(isClosed + schema.toString(), key -> compile(schema, isClosed))
                .validate(parsed(text));
    }

    private JsonSchema compile(JsonNode schema, boolean isClosed) {
        ObjectNode root = schema.isObject() ? schema.deepCopy() : JSON.createObjectNode();
        root.set("components", isClosed ? closed : open);
        return FACTORY.getSchema(root, isClosed ? WRITING : READING);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }
}
