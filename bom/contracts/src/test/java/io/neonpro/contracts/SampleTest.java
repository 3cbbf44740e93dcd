package io.neonpro.contracts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.event.Upcaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever published can still be read; the stored samples are what was published. */
class SampleTest {

    /** The upcasters that this module brings as beans; none while every event is in version 1. */
    private static final List<Upcaster> UPCASTERS = List.of();

    /** One version of an event that exists somewhere in a store or a topic. */
    record Published(Contract contract, int version) {

        Path sample() {
            return contract.sample(version);
        }

        @Override
        public String toString() {
            return contract.name() + ".v" + version;
        }
    }

    static Stream<Contract> contracts() {
        return Contract.all();
    }

    static Stream<Published> published() {
        return contracts()
                .flatMap(contract -> contract.versions().mapToObj(version -> new Published(contract, version)));
    }

    @Test
    void everyVersionHasASampleAndEverySampleAnEvent() throws IOException {
        try (Stream<Path> stored = Files.list(Path.of("src/test/resources/samples"))) {
            assertThat(stored.collect(toSet()))
                    .isEqualTo(published().map(Published::sample).collect(toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void aStoredSampleStillReads(Published published) throws JsonProcessingException {
        JsonNode newest = upcast(published);

        Object event = Json.MAPPER.treeToValue(newest, published.contract().event());

        assertThat(Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(event))).isEqualTo(newest);
        assertThat(published.contract().violations(newest)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void anEventWithAComponentNobodyKnowsIsRefused(Contract contract) {
        ObjectNode sample = Json.read(contract.sample()).deepCopy();
        sample.put("unheardOf", true);

        assertThat(contract.violations(sample)).isNotEmpty();
        assertThatThrownBy(() -> Json.MAPPER.treeToValue(sample, contract.event()))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void anEventWithoutTheIdOfItsAggregateIsInvalid(Contract contract) {
        ObjectNode sample = Json.read(contract.sample()).deepCopy();
        sample.remove(contract.event().getRecordComponents()[0].getName());

        assertThat(contract.violations(sample)).isNotEmpty();
    }

    private static JsonNode upcast(Published published) {
        ObjectNode data = (ObjectNode) Json.read(published.sample());
        for (int from = published.version(); from < published.contract().version(); from++) {
            data = upcaster(published.contract().name(), from).upcast(data);
        }
        return data;
    }

    private static Upcaster upcaster(String name, int from) {
        return UPCASTERS.stream()
                .filter(upcaster -> upcaster.type().equals(name) && upcaster.from() == from)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing reads " + name + ".v" + from));
    }
}
