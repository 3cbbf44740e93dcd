package io.neonpro.notify.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.value.Money;
import io.neonpro.notify.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Times and prices as people write them. */
class PhrasesTest {

    private static final Instant AFTER_MIDNIGHT_IN_UTC = Instant.parse("2030-09-08T01:30:00Z");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    private final Phrases portuguese = new Phrases(Language.BRAZILIAN_PORTUGUESE, SAO_PAULO);
    private final Phrases english = new Phrases(Language.ENGLISH, SAO_PAULO);

    @Test
    void timesAreThoseOfTheClinic() {
        assertThat(portuguese.date(AFTER_MIDNIGHT_IN_UTC)).isEqualTo("sábado, 7 de setembro de 2030");
        assertThat(english.date(AFTER_MIDNIGHT_IN_UTC)).isEqualTo("Saturday, 7 September 2030");
        assertThat(english.time(AFTER_MIDNIGHT_IN_UTC)).isEqualTo("22:30");
    }

    @Test
    void pricesAreThoseOfTheLanguage() {
        Money price = new Money(new BigDecimal("1234.5"), "BRL");

        assertThat(portuguese.price(price).replace('\u00a0', ' ')).isEqualTo("R$ 1.234,50");
        assertThat(english.price(price)).isEqualTo("R$1,234.50");
    }
}
