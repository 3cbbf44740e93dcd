package io.neonpro.devstack.plan;

import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a statement is explained with.
 *
 * @param role that runs it: {@code app}, or {@code relay} for a background worker
 * @param isTenants whether a tenant is bound; its id is the first argument then
 * @param reads how many rows it may read of a table, where the usual few will not do
 * @param values of the parameters after that, SQL expressions with commas between
 */
record Arguments(String role, boolean isTenants, OptionalLong reads, String values) {

    private static final Pattern LINE = Pattern.compile(
            "(?:(?<who>platform|relay):\\s*)?(?:(?<rows>\\d+) rows:\\s*)?(?<values>.*)", Pattern.DOTALL);

    static Arguments of(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(line);
        }
        String who = parts.group("who");
        String rows = parts.group("rows");
        return new Arguments(
                "relay".equals(who) ? "relay" : "app",
                who == null,
                rows == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(rows)),
                parts.group("values").strip());
    }

    /** In parentheses, unless there are none. */
    String list() {
        String list = isTenants ? values.isEmpty() ? "tenant()" : "tenant(), " + values : values;
        return Set.of("", "-").contains(list) ? "" : "(" + list + ")";
    }
}
