package io.neonpro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a service publishes is as its schema says, and every other service reads what was meant. */
class RoundTripTest {

    /** As services write: what is absent is left out. */
    private static final ObjectMapper WRITER = Json.MAPPER.copy().setDefaultPropertyInclusion(Include.NON_NULL);

    @Property(tries = 3000)
    void whatIsPublishedFitsItsSchemaAndIsReadBack(@ForAll("events") Object event) throws JsonProcessingException {
        String published = WRITER.writeValueAsString(event);

        JsonNode data = Json.MAPPER.readTree(published);
        assertThat(Contract.of(event.getClass()).violations(data)).isEmpty();
        assertThat(Json.MAPPER.treeToValue(data, event.getClass())).isEqualTo(event);
    }

    @Provide
    Arbitrary<Object> events() {
        return Arbitraries.of(PublishedEvents.TYPES).flatMap(EventValues::of);
    }
}
