package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"ana@example.com", "a.b+c_d@sub.example.com.br", "o'neil@x-y.io"})
    void acceptsAddresses(String address) {
        assertThat(EmailAddress.of(address).text()).isEqualTo(address);
    }

    @Test
    void comparesWithoutCaseAndSpaceAround() {
        assertThat(EmailAddress.of(" Ana@Example.COM ")).isEqualTo(EmailAddress.of("ana@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "ana@",
                "@example.com",
                "ana@example",
                "a b@example.com",
                "ana@-x.com",
                "ana@x..com",
                "ana@@example.com",
                "ana@example.com\nbcc: all@example.com"
            })
    void refusesWhatNoMailReaches(String text) {
        assertThatThrownBy(() -> EmailAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreThanAnEnvelopeHolds() {
        String tooLong = "a".repeat(64) + "@" + "b123456789.".repeat(18) + "com";

        assertThatThrownBy(() -> EmailAddress.of(tooLong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void eitherRefusesOrUnderstandsAnything(@ForAll String anything) {
        try {
            assertThat(EmailAddress.of(anything).text()).contains("@").doesNotContain(" ");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessage("must be an e-mail address");
        }
    }
}
