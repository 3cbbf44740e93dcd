package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
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
    void aNewOneIsOfVersionSevenAndTellsWhenItWasMade() {
        long before = System.currentTimeMillis();

        UUID id = Ids.next();

        assertThat(List.of(id.version(), id.variant())).containsExactly(7, 2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + PATIENCE.toMillis());
    }

    @Test
    void whoeverMakesThemTheySortAsTheyWereMadeAndAreNeverTheSame() throws Exception {
        Callable<List<UUID>> maker =
                () -> Stream.generate(Ids::next).limit(50_000).toList();

        List<List<UUID>> made;
        try (var threads = Executors.newFixedThreadPool(4)) {
            made = threads.invokeAll(Collections.nCopies(4, maker)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(made).allSatisfy(ofOne -> assertThat(ofOne).isSorted());
        assertThat(made.stream().flatMap(List::stream).map(UUID::getMostSignificantBits))
                .doesNotHaveDuplicates();
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
