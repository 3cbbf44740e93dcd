package io.neonpro.clinic.tenant;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A setting that has a meaning already.
 *
 * @param expectation of its value, to complete "it …"
 */
record KnownSetting(String expectation, Predicate<Object> rule) {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

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
            Map.entry("billing.currency", currency()),
            Map.entry("billing.dueDays", wholeNumber(0, 120)),
            Map.entry("branding.displayName", text(200)),
            Map.entry("branding.logoUrl", httpsAddress()),
            Map.entry("branding.colors.primary", COLOR_CODE),
            Map.entry("branding.colors.secondary", COLOR_CODE),
            Map.entry("compliance.retentionYears", RETENTION),
            Map.entry("compliance.dataProtectionOfficer", email()));

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

    private static KnownSetting text(int maxLength) {
        return new KnownSetting(
                "must be a text of at most %d letters".formatted(maxLength),
                value -> value instanceof String text && !text.isBlank() && text.length() <= maxLength);
    }

    private static KnownSetting currency() {
        return new KnownSetting(
                "must be a currency's ISO 4217 code",
                value -> Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(value)));
    }

    private static KnownSetting email() {
        return new KnownSetting(
                "must be an e-mail address",
                value -> value instanceof String text && EMAIL.matcher(text).matches());
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
