package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Zé", "X Æ A-12", "李小龙", "Maria da Conceição d'Ávila", "Ng"})
    void letsPeopleBeCalledWhatTheyAre(String name) {
        assertThat(PersonName.of(name).text()).isEqualTo(name);
    }

    @Test
    void isTidy() {
        assertThat(PersonName.of("  Jose\u0301 \u00A0 da  Silva ").text()).isEqualTo("José da Silva");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "123", "...", "Ana\u0000", "Ana\u0007"})
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> PersonName.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isBounded() {
        assertThat(PersonName.of("a".repeat(200)).text()).hasSize(200);
        assertThatThrownBy(() -> PersonName.of("a".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void isTheSameWhenReadAgain(@ForAll String anything) {
        try {
            PersonName name = PersonName.of(anything);
            assertThat(PersonName.of(name.text())).isEqualTo(name);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("must be a name.*|must not have the character U\\+[0-9A-F]{4,6}");
        }
    }
}
