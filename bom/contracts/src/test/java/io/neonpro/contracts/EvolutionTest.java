package io.neonpro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.event.EventType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which changes of an event its readers survive, and which need a new version. */
class EvolutionTest {

    private static final String PARTY = "io.neonpro.test.party";

    private static final EventSchemas SCHEMAS = new EventSchemas();

    enum Mood {
        MERRY,
        SAD
    }

    enum MoreMoods {
        MERRY,
        SAD,
        TIRED
    }

    record Guest(String name, @Nullable Integer age) {}

    @EventType(PARTY)
    record Party(UUID id, String place, @Nullable String dress, Mood mood, List<Guest> guests) {}

    @EventType(PARTY)
    record WithMusic(
            UUID id,
            String place,
            @Nullable String dress,
            Mood mood,
            List<Guest> guests,
            @Nullable String music) {}

    @EventType(PARTY)
    record WithMusicAlways(
            UUID id, String place, @Nullable String dress, Mood mood, List<Guest> guests, String music) {}

    @EventType(PARTY)
    record WithoutPlace(UUID id, @Nullable String dress, Mood mood, List<Guest> guests) {}

    @EventType(PARTY)
    record WithoutDress(UUID id, String place, Mood mood, List<Guest> guests) {}

    @EventType(PARTY)
    record WithPlaceAtTimes(
            UUID id, @Nullable String place, @Nullable String dress, Mood mood, List<Guest> guests) {}

    @EventType(PARTY)
    record WithNumberedPlace(UUID id, int place, @Nullable String dress, Mood mood, List<Guest> guests) {}

    @EventType(PARTY)
    record WithIdOfPlace(UUID id, UUID place, @Nullable String dress, Mood mood, List<Guest> guests) {}

    @EventType(PARTY)
    record WithMoreMoods(UUID id, String place, @Nullable String dress, MoreMoods mood, List<Guest> guests) {}

    @EventType(PARTY)
    record WithNames(UUID id, String place, @Nullable String dress, Mood mood, List<String> guests) {}

    record Nameless(@Nullable Integer age) {}

    @EventType(PARTY)
    record WithNamelessGuests(
            UUID id, String place, @Nullable String dress, Mood mood, List<Nameless> guests) {}

    @Test
    void aVersionMaySayMore() {
        assertThat(Evolution.broken(schema(Party.class), schema(Party.class))).isEmpty();
        assertThat(Evolution.broken(schema(Party.class), schema(WithMusic.class)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                WithoutPlace.class,
                WithoutDress.class,
                WithPlaceAtTimes.class,
                WithNumberedPlace.class,
                WithIdOfPlace.class,
                WithMoreMoods.class,
                WithNames.class,
                WithNamelessGuests.class,
                WithMusicAlways.class
            })
    void aVersionMayNotSayLessOrOtherwise(Class<?> changed) {
        assertThat(Evolution.broken(schema(Party.class), schema(changed))).isNotEmpty();
    }

    /** What was published before lacks it, which a new version with an upcaster may make up for. */
    @Test
    void anOlderReaderReadsWhatIsAlwaysSaidInANewVersionOnly() {
        assertThat(Evolution.misread(schema(Party.class), schema(WithMusicAlways.class)))
                .isEmpty();
    }

    @Test
    void whatIsBrokenIsNamed() {
        assertThat(Evolution.misread(schema(Party.class), schema(WithoutPlace.class)))
                .containsExactly("place is not there");
        assertThat(Evolution.misread(schema(Party.class), schema(WithPlaceAtTimes.class)))
                .containsExactly("place may be absent", "place has another type: [string, null], not [string]");
        assertThat(Evolution.misread(schema(Party.class), schema(WithNamelessGuests.class)))
                .containsExactly("name is not there");
        assertThat(Evolution.misread(schema(Party.class), schema(WithMoreMoods.class)))
                .containsExactly("mood has another enum: [MERRY, SAD, TIRED], not [MERRY, SAD]");
    }

    private static JsonNode schema(Class<?> event) {
        return SCHEMAS.schema(Contract.of(event));
    }
}
