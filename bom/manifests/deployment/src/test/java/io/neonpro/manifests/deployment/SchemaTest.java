package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of object is what its schema says, to the last field. */
class SchemaTest {

    private static final Schemas SCHEMAS = new Schemas();

    /** Of services that together have all kinds, each in all its forms. */
    static List<Named<JsonNode>> objects() {
        TreeMap<String, JsonNode> objects = new TreeMap<>();
        Stream.of(
                        Applications.Busy.class,
                        Applications.Sleepy.class,
                        Applications.Prophetic.class,
                        Applications.Plain.class)
                .forEach(application -> new ObjectsOf(
                                Agenda.configured().secure().saying(application))
                        .all()
                        .forEach(object -> objects.put(
                                application.getSimpleName() + ": "
                                        + object.path("kind").asText() + " "
                                        + object.at("/metadata/name").asText(),
                                object)));
        return objects.entrySet().stream()
                .map(object -> Named.of(object.getKey(), object.getValue()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void anObjectIsWhatItsSchemaSays(JsonNode object) {
        assumeTrue(SCHEMAS.know(object), () -> "no schema here of " + object.path("kind"));

        assertThat(SCHEMAS.faults(object)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void anUnknownFieldWouldBeSeen(JsonNode object) {
        assumeTrue(SCHEMAS.know(object), () -> "no schema here of " + object.path("kind"));
        ObjectNode wrong = object.deepCopy();
        (wrong.has("spec") ? wrong.withObject("/spec") : wrong).put("nonsense", 1);

        assertThat(SCHEMAS.faults(wrong)).isNotEmpty();
    }
}
