package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.value.Dates;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Instants;
import io.neonpro.kernel.value.Money;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.value.TextValue;
import io.neonpro.kernel.value.TimesOfDay;
import io.neonpro.kernel.value.Zones;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Which JSON a Java type is written as, and how a person is told. */
enum Kind {
    TEXT("must be text"),
    CHOICE("must be one of the known values"),
    UUID_TEXT(Ids.EXPECTATION),
    DATE(Dates.EXPECTATION),
    TIME(TimesOfDay.EXPECTATION),
    MONTH("must be a month, as 2026-01"),
    ZONE(Zones.EXPECTATION),
    INSTANT(Instants.EXPECTATION),
    AMOUNT(Money.EXPECTATION),
    WHOLE_NUMBER("must be a whole number in range"),
    NUMBER("must be a number"),
    FLAG("must be true or false"),
    OTHER("is not valid");

    private static final Set<Class<?>> WHOLE = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            BigInteger.class);

    private static final Set<Class<?>> FRACTIONAL = Set.of(double.class, Double.class, float.class, Float.class);

    private static final Set<Class<?>> TEXTS =
            Set.of(String.class, CharSequence.class, Password.class, URI.class, Currency.class, Locale.class);

    private final String expectation;

    Kind(String expectation) {
        this.expectation = expectation;
    }

    static Kind of(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (WHOLE.contains(raw)) {
            return WHOLE_NUMBER;
        }
        if (FRACTIONAL.contains(raw)) {
            return NUMBER;
        }
        if (TEXTS.contains(raw) || TextValue.class.isAssignableFrom(raw)) {
            return TEXT;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return FLAG;
        }
        return type.isEnumType() ? CHOICE : ofClass(raw);
    }

    private static Kind ofClass(Class<?> raw) {
        if (raw == BigDecimal.class) {
            return AMOUNT;
        }
        if (raw == UUID.class) {
            return UUID_TEXT;
        }
        if (raw == LocalDate.class) {
            return DATE;
        }
        if (raw == LocalTime.class) {
            return TIME;
        }
        if (raw == YearMonth.class) {
            return MONTH;
        }
        if (ZoneId.class.isAssignableFrom(raw)) {
            return ZONE;
        }
        return Temporal.class.isAssignableFrom(raw) ? INSTANT : OTHER;
    }

    boolean accepts(JsonNode node) {
        return switch (this) {
            case OTHER -> true;
            case FLAG -> node.isBoolean();
            case WHOLE_NUMBER -> node.isIntegralNumber();
            case NUMBER -> node.isNumber();
            default -> node.isTextual();
        };
    }

    String expectation() {
        return expectation;
    }
}
