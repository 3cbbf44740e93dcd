package io.neonpro.manifests.deployment.fact;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount as Kubernetes writes it: {@code 250m}, {@code 1.5}, {@code 512Mi}. */
final class Quantity {

    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(m|k|M|G|Ki|Mi|Gi)?");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "m", new BigDecimal("0.001"),
            "k", BigDecimal.valueOf(1_000),
            "M", BigDecimal.valueOf(1_000_000),
            "G", BigDecimal.valueOf(1_000_000_000),
            "Ki", BigDecimal.valueOf(1L << 10),
            "Mi", BigDecimal.valueOf(1L << 20),
            "Gi", BigDecimal.valueOf(1L << 30));

    private Quantity() {}

    static BigDecimal of(String text, String subject) {
        Matcher amount = FORM.matcher(text);
        Impossible.unless(amount.matches(), subject, "\"" + text + "\" is no quantity like 250m or 512Mi");
        BigDecimal unit = amount.group(2) == null ? BigDecimal.ONE : UNITS.get(amount.group(2));
        return new BigDecimal(amount.group(1)).multiply(unit);
    }
}
