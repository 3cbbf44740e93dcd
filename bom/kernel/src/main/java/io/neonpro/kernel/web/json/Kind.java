package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
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
    UUID_TEXT("must be a UUID"),
    DATE("must be a date that exists, as 2026-01-31"),
    TIME("must be a time of day, as 09:30"),
    MONTH("must be a month, as 2026-01"),
    ZONE("must be a time zone, as America/Sao_Paulo"),
    INSTANT("must be a date-time with an offset, as 2026-01-31T09:30:00-03:00"),
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

    private static final Set<Class<?>> FRACTIONAL =
            Set.of(BigDecimal.class, double.class, Double.class, float.class, Float.class);

    private static final Set<Class<?>> TEXTS =
            Set.of(String.class, CharSequence.class, URI.class, Currency.class, Locale.class);

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
        if (TEXTS.contains(raw)) {
            return TEXT;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return FLAG;
        }
        return type.isEnumType() ? CHOICE : ofClass(raw);
    }

    private static Kind ofClass(Class<?> raw) {
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
            // amounts of money are written as text, so that no client rounds them
            case NUMBER -> node.isNumber() || node.isTextual();
            default -> node.isTextual();
        };
    }

    String expectation() {
        return expectation;
    }
}
