package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C35: money is in currencies that somebody is paid in. */
class CurrenciesTest {

    @Test
    void javaKnowsTheDecimalsOfEachAndNoneHasMoreThanAnAmountMay() {
        assertThat(Currencies.IN_USE)
                .allSatisfy(code -> assertThat(Currencies.decimals(code)).isBetween(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XXX", "XAU", "XAG", "XPT", "XPD", "XTS", "XDR", "XBA", "XSU", "XUA", "CHE", "CHW", "CLF", "COU", "MXV",
                "USN", "UYI", "BOV", "DEM", "BRR", "ANG", "HRK", "brl", "BR", ""
            })
    void whatNobodyIsPaidInIsNone(String code) {
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, code))
                .isInstanceOf(InvalidValue.class)
                .hasMessage(Currencies.EXPECTATION);
    }

    @ParameterizedTest
    @CsvSource({"5, JPY, 5", "5, TND, 5.000", "5.1, BRL, 5.10", "0, EUR, 0.00", "-5.00, BRL, -5.00"})
    void anAmountIsWrittenWithAllItsDecimals(BigDecimal amount, String currency, String written) {
        assertThat(new Money(amount, currency).amount().toPlainString()).isEqualTo(written);
    }
}
