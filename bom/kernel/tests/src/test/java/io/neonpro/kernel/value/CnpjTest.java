package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CnpjTest {

    /** The lettered one is the example of the Receita Federal. */
    @ParameterizedTest
    @CsvSource({
        "11.222.333/0001-81, 11222333000181",
        "11222333000181, 11222333000181",
        "12.ABC.345/01DE-35, 12ABC34501DE35",
        "12abc34501de35, 12ABC34501DE35",
        "' 00.000.000/0001-91 ', 00000000000191"
    })
    void readsWhatPeopleWrite(String written, String text) {
        assertThat(Cnpj.of(written).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "11.222.333/0001-82",
                "12.ABC.345/01DE-36",
                "12.ABC.345/01DE-3A",
                "1122233300018",
                "11-222-333/0001.81",
                "12.ÀBC.345/01DE-35",
                "١١222333000181"
            })
    void refusesWhatIsNone(String written) {
        assertThatThrownBy(() -> Cnpj.of(written))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("must be a valid CNPJ");
    }

    @Property
    void refusesRepeatedDigitsThoughTheyMayCheckOut(@ForAll @IntRange(max = 9) int digit) {
        String repeated = String.valueOf(digit).repeat(14);

        assertThatThrownBy(() -> Cnpj.of(repeated)).isInstanceOf(InvalidValue.class);
    }
}
