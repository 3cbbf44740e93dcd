package io.neonpro.clinic.catalogue.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationRulesTest {

    @ParameterizedTest
    @EnumSource(Category.class)
    void aRegulatedProfessionNeedsTheRegistrationOfItsOwnCouncil(Category category) {
        for (Council council : Council.values()) {
            boolean isItsOwn = category.council().filter(council::equals).isPresent();

            assertThat(flaws(category, council, "12345").isEmpty()).isEqualTo(isItsOwn);
        }
        assertThat(RegistrationRules.flaws(category, null).isEmpty())
                .isEqualTo(category.council().isEmpty());
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(flaws(Category.NURSE, Council.CRM, "none"))
                .containsExactly("registration.council", "registration.number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "12345", "123.456-ENF", "54321-F", "12345/SP", "98765F"})
    void councilsWriteNumbersInTheirOwnWays(String number) {
        assertThat(Council.isNumber(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CRM", "12 345", "12345-", "1234567890123456"})
    void notEverythingIsANumber(String number) {
        assertThat(Council.isNumber(number)).isFalse();
    }

    private static List<String> flaws(Category category, Council council, String number) {
        return RegistrationRules.flaws(category, new RegistrationDetails(council, number, State.SP))
                .fields();
    }
}
