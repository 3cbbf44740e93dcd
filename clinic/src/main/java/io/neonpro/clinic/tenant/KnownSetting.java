package io.neonpro.clinic.tenant;

import io.neonpro.kernel.value.Currencies;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.value.Label;
import io.neonpro.kernel.value.TextValue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A setting that has a meaning already.
 *
 * @param expectation of its value, to complete "it …"
 */
record KnownSetting(String expectation, Predicate<Object> rule) {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private static final KnownSetting SWITCH = new KnownSetting("must be true or false", Boolean.class::isInstance);
    private static final KnownSetting COLOR_CODE = new KnownSetting(
            "must be a colour such as #7a1fa2",
            value -> value instanceof String text && COLOR.matcher(text).matches());

    /** Medical records are kept for twenty years after the last entry (Lei 13.787/2018, art. 6). */
    private static final KnownSetting RETENTION = wholeNumber(20, 100);

    private static final Map<String, KnownSetting> ALL = Map.ofEntries(
            Map.entry("features.onlineBooking", SWITCH),
            Map.entry("features.waitingList", SWITCH),
            Map.entry("features.reminders", SWITCH),
            Map.entry("billing.currency", new KnownSetting(Currencies.EXPECTATION, KnownSetting::isCurrency)),
            Map.entry("billing.dueDays", wholeNumber(0, 120)),
            Map.entry("branding.displayName", written(Label::of, "must be one line of 1 to 200 characters")),
            Map.entry("branding.logoUrl", httpsAddress()),
            Map.entry("branding.colors.primary", COLOR_CODE),
            Map.entry("branding.colors.secondary", COLOR_CODE),
            Map.entry("compliance.retentionYears", RETENTION),
            Map.entry("compliance.dataProtectionOfficer", written(EmailAddress::of, "must be an e-mail address")));

    static Optional<KnownSetting> of(String path) {
        return Optional.ofNullable(ALL.get(path));
    }

    boolean accepts(Object value) {
        return rule.test(value);
    }

    private static KnownSetting wholeNumber(int least, int most) {
        return new KnownSetting(
                "must be a whole number from %d to %d".formatted(least, most),
                value -> value instanceof Number number && isBetween(new BigDecimal(number.toString()), least, most));
    }

    private static boolean isBetween(BigDecimal number, int least, int most) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static boolean isCurrency(Object value) {
        return value instanceof String code && Currencies.isInUse(code);
    }

    /** What is written as such a value is. */
    private static KnownSetting written(Function<String, TextValue> of, String expectation) {
        return new KnownSetting(expectation, value -> value instanceof String text && isWritten(text, of));
    }

    private static boolean isWritten(String text, Function<String, TextValue> of) {
        try {
            of.apply(text);
            return true;
        } catch (InvalidValue e) {
            return false;
        }
    }

    private static KnownSetting httpsAddress() {
        return new KnownSetting("must be an https address", value -> value instanceof String text && isHttps(text));
    }

    private static boolean isHttps(String text) {
        try {
            URI address = URI.create(text);
            return "https".equals(address.getScheme()) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
