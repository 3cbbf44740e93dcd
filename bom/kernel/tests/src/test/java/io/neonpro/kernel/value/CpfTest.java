package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpfTest {

    @ParameterizedTest
    @ValueSource(strings = {"529.982.247-25", "52998224725", " 529982247-25 "})
    void readsWhatPeopleWrite(String written) {
        assertThat(Cpf.of(written).text()).isEqualTo("52998224725");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5299822472",
                "529982247255",
                "529.982.247-26",
                "529-982-247.25",
                "5 2 9 9 8 2 2 4 7 2 5",
                "٥٢٩٩٨٢٢٤٧٢٥",
                "5299822472a",
                "529.982.247-25; drop"
            })
    void refusesWhatIsNone(String written) {
        assertThatThrownBy(() -> Cpf.of(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void refusesRepeatedDigitsThoughTheyCheckOut(@ForAll @IntRange(max = 9) int digit) {
        String repeated = String.valueOf(digit).repeat(11);

        assertThatThrownBy(() -> Cpf.of(repeated)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void acceptsEveryNumberWithItsCheckDigits(@ForAll("valid") String digits) {
        assertThat(Cpf.of(digits).text()).isEqualTo(digits);
    }

    @Property
    void noticesAWrongCheckDigit(
            @ForAll("valid") String digits,
            @ForAll @IntRange(min = 9, max = 10) int position,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        char wrong = (char) ('0' + (digits.charAt(position) - '0' + shift) % 10);
        String altered = digits.substring(0, position) + wrong + digits.substring(position + 1);

        assertThatThrownBy(() -> Cpf.of(altered)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void oneOfAHundredCheckNumbersFits(@ForAll @NumericChars @StringLength(9) String number) {
        long valid = 0;
        for (int check = 0; check < 100; check++) {
            valid += isValid(number + "%02d".formatted(check)) ? 1 : 0;
        }

        assertThat(valid).isEqualTo(number.chars().distinct().count() == 1 ? 0 : 1);
    }

    @Test
    void doesNotRepeatWhatWasWritten() {
        assertThatThrownBy(() -> Cpf.of("123.456.789-00")).hasMessageNotContaining("123");
    }

    @Provide
    Arbitrary<String> valid() {
        return Arbitraries.strings()
                .numeric()
                .ofLength(9)
                .filter(number -> number.chars().distinct().count() > 1)
                .map(nine -> nine + check(nine, 10))
                .map(ten -> ten + check(ten, 11));
    }

    private static boolean isValid(String digits) {
        try {
            Cpf.of(digits);
            return true;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    /** By the schoolbook's recipe and not the code's: falling weights, 11 less the remainder. */
    private static int check(String digits, int firstWeight) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * (firstWeight - i);
        }
        int remainder = sum % 11;
        return remainder < 2 ? 0 : 11 - remainder;
    }
}
