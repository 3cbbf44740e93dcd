package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFamilyTest {

    sealed interface Twice {
        @EventType("io.neonpro.test.same")
        record One() implements Twice {}

        @EventType("io.neonpro.test.same")
        record Two() implements Twice {}
    }

    sealed interface Nameless {
        record One() implements Nameless {}
    }

    @Test
    void theEventsOfASealedInterfaceAreFoundByName() {
        EventFamily family = EventFamily.of(TallyEvent.class);

        assertThat(family.find("io.neonpro.test.counted")).contains(TallyEvent.Counted.class);
        assertThat(family.find("io.neonpro.test.unheard-of")).isEmpty();
    }

    @Test
    void aNameIsUsedOnce() {
        assertThatThrownBy(() -> EventFamily.of(Twice.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyEventHasAName() {
        assertThatThrownBy(() -> EventFamily.of(Nameless.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.neonpro.test.counted.v1", "io.neonpro.test.counted.v12"})
    void aNameReadsAsItWasWritten(String text) {
        assertThat(EventName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "io.neonpro.test", ".v1x", "io.neonpro.test.v0", "v1"})
    void whatHasNoVersionIsNoName(String text) {
        assertThatThrownBy(() -> EventName.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
