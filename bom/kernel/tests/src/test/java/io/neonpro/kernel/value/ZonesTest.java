package io.neonpro.kernel.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, America/Sao_Paulo",
        "America/Porto_Acre, America/Rio_Branco",
        "America/Buenos_Aires, America/Argentina/Buenos_Aires",
        "Europe/Kiev, Europe/Kyiv",
        "Asia/Calcutta, Asia/Kolkata",
        "Etc/UTC, UTC",
        "UTC, UTC",
    })
    void aPlaceHasOneName(String written, String name) {
        assertThat(Zones.of(written).getId()).isEqualTo(name);
    }

    @Test
    void everyOtherNameIsOfAPlaceThatIsKnown() {
        assertThat(Zones.KNOWN).containsAll(ZoneLinks.TO_PLACES.values());
        assertThat(Zones.KNOWN).doesNotContainAnyElementsOf(ZoneLinks.TO_PLACES.keySet());
        assertThat(ZoneId.getAvailableZoneIds()).containsAll(ZoneLinks.TO_PLACES.keySet());
    }
}
