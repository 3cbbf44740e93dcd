package io.neonpro.notify.letter;

import io.neonpro.kernel.value.Money;
import io.neonpro.notify.Language;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;

/** How times and prices are written in a language, by the clocks of a place. */
record Phrases(Language language, ZoneId zone) {

    String date(Instant time) {
        return format(
                time,
                switch (language) {
                    case BRAZILIAN_PORTUGUESE -> "EEEE, d 'de' MMMM 'de' uuuu";
                    case ENGLISH -> "EEEE, d MMMM uuuu";
                });
    }

    String time(Instant time) {
        return format(time, "HH:mm");
    }

    String price(Money price) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance(price.currency()));
        format.setMinimumFractionDigits(price.amount().scale());
        format.setMaximumFractionDigits(price.amount().scale());
        return format.format(price.amount());
    }

    private String format(Instant time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale())
                .withZone(zone)
                .format(time);
    }
}
