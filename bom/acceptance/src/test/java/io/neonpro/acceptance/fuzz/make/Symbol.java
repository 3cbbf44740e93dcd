package io.neonpro.acceptance.fuzz.make;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in a call for what only the run knows, so that a call depends on nothing but seed and
 * number: {@code ⟦patients:3⟧} is a patient of the caller's tenant, {@code ⟦!patients:0⟧} one of
 * another tenant.
 */
public enum Symbol {
    OWN(""),
    FOREIGN("!");

    private static final Pattern WRITTEN = Pattern.compile("⟦([!\\w-]+:\\d+)⟧");

    private final String mark;

    Symbol(String mark) {
        this.mark = mark;
    }

    public String of(String what, int number) {
        return "⟦" + mark + what + ":" + number + "⟧";
    }

    /**
     * @param meaning of {@code patients:3} or {@code !patients:0}
     */
    public static String resolve(String text, UnaryOperator<String> meaning) {
        return WRITTEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meaning.apply(found.group(1))));
    }
}
