package io.neonpro.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.neonpro.kernel.event.EventType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One published event, the file of its schema and the file of its stored sample. */
record Contract(Class<?> event, String name, int version) {

    private static final Map<Path, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    static Stream<Contract> all() {
        return PublishedEvents.TYPES.stream().map(Contract::of);
    }

    static Contract of(Class<?> event) {
        var type = event.getAnnotation(EventType.class);
        return new Contract(event, type.value(), type.version());
    }

    /** The CloudEvents type. */
    String type() {
        return name + ".v" + version;
    }

    Path schema() {
        return Path.of("src/main/resources/schemas", type() + ".json");
    }

    /** What is wrong with it, by the stored schema. */
    Set<ValidationMessage> violations(JsonNode data) {
        return SCHEMAS.computeIfAbsent(schema(), Contract::read).validate(data);
    }

    private static JsonSchema read(Path schema) {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Json.read(schema), config);
    }

    Path sample() {
        return sample(version);
    }

    Path sample(int ofVersion) {
        return Path.of("src/test/resources/samples", name + ".v" + ofVersion + ".json");
    }

    @Override
    public String toString() {
        return type();
    }
}
