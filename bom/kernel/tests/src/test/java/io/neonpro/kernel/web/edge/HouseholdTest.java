package io.neonpro.kernel.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has 2^64 addresses is one all the same. */
class HouseholdTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9, true",
        "203.0.113.9, 203.0.113.10, false",
        "2001:db8:1:2::9, 2001:db8:1:2:ffff:0:0:1, true",
        "2001:db8:1:2::9, 2001:db8:1:3::9, false",
        "::ffff:203.0.113.9, 203.0.113.9, true",
        "fe80::1%eth0, fe80::2, true",
        "nonsense, nonsense, true",
        "nonsense, else, false"
    })
    void isOneOrAnother(String one, String other, boolean isSame) {
        assertThat(Household.of(one).equals(Household.of(other))).isEqualTo(isSame);
    }
}
