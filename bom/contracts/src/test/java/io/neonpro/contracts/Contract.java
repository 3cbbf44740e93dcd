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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One published event, the files of its schemas and of its stored samples.
 *
 * @param version of its record
 * @param readableFrom the oldest version that reads this one
 */
record Contract(Class<?> event, String name, int version, int readableFrom) {

    private static final Map<Path, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    static Stream<Contract> all() {
        return PublishedEvents.TYPES.stream().map(Contract::of);
    }

    static Contract of(Class<?> event) {
        var type = event.getAnnotation(EventType.class);
        int readableFrom = type.readableFrom() == 0 ? type.version() : type.readableFrom();
        return new Contract(event, type.value(), type.version(), readableFrom);
    }

    /** The CloudEvents type. */
    String type() {
        return name + ".v" + readableFrom;
    }

    /** The end of its data schema's name. */
    String newest() {
        return name + ".v" + version;
    }

    IntStream versions() {
        return IntStream.rangeClosed(1, version);
    }

    Path schema() {
        return schema(version);
    }

    Path schema(int ofVersion) {
        return Path.of("src/main/resources/schemas", name + ".v" + ofVersion + ".json");
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
        return newest();
    }
}
