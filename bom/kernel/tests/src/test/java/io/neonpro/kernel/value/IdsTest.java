package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new ValueModule());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1-1-1-1-1",
                "{01234567-89ab-7def-8123-456789abcdef}",
                "0123456789ab7def8123456789abcdef"
            })
    void whatIsNoUuidIsNotFound(String text) {
        assertThat(Ids.find(text)).isEmpty();
    }

    @Test
    void aUuidIsReadInEitherCase() throws JsonProcessingException {
        UUID id = Ids.next();

        assertThat(JSON.readValue('"' + id.toString().toUpperCase() + '"', UUID.class))
                .isEqualTo(id);
    }

    /** Java reads the fourth, and Jackson takes the first two for none and the last for its bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "texto", "1-1-1-1-1", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void nothingElseIsAUuid(String text) {
        assertThatThrownBy(() -> JSON.readValue('"' + text + '"', UUID.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining(Ids.EXPECTATION);
    }
}
