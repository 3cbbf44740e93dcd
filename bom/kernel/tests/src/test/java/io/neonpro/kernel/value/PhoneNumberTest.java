package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "(11) 98765-4321, +5511987654321",
        "11987654321, +5511987654321",
        "011 98765.4321, +5511987654321",
        "+55 11 98765-4321, +5511987654321",
        "5511987654321, +5511987654321",
        "(21) 3456-7890, +552134567890",
        "+351 912 345 678, +351912345678",
        "+1 (212) 555-0100, +12125550100",
        "+39 06 698 12345, +390669812345",
        "+39 (06) 698 12345, +390669812345",
    })
    void readsWhatPeopleWrite(String written, String e164) {
        assertThat(PhoneNumber.of(written).text()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "98765-4321",
                "(01) 98765-4321",
                "(11) 18765-4321",
                "(11) 8765-432",
                "+55 11 187654321",
                "+0 11 98765 4321",
                "+1234567890123456",
                "11 98765-4321 ramal 2",
                "+55119876543210",
                "+44 (0)20 7946 0958",
                "+44( 0 )2079460958",
                "+44 (020) 7946 0958",
                "+49 (0 30) 1234567",
                "(+49) (030) 1234567"
            })
    void refusesWhatIsNone(String written) {
        assertThatThrownBy(() -> PhoneNumber.of(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void readsBackWhatItWrites(
            @ForAll @CharRange(from = '1', to = '9') @StringLength(2) String areaCode,
            @ForAll @NumericChars @StringLength(8) String number) {
        PhoneNumber mobile = PhoneNumber.of("(%s) 9%s".formatted(areaCode, number));

        assertThat(PhoneNumber.of(mobile.text())).isEqualTo(mobile);
        assertThat(mobile.text()).isEqualTo("+55" + areaCode + "9" + number);
    }

    @Property
    void eitherRefusesOrUnderstandsAnything(@ForAll String anything) {
        try {
            assertThat(PhoneNumber.of(anything).text()).matches("\\+[1-9]\\d{7,14}");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("must be a phone number");
        }
    }
}
