package io.neonpro.kernel.portable;

import io.vertx.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A row of what a tenant takes along.
 *
 * @param keys by which it is found again, as text
 * @param content its columns, but for those that are the platform's, called as in the rest of the interface
 */
record PortableRow(List<String> keys, Map<String, Object> content) {

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    static PortableRow of(Row row) {
        Map<String, Object> content = new LinkedHashMap<>();
        row.getJsonObject("content").getMap().forEach((column, value) -> content.put(inCamelCase(column), value));
        return new PortableRow(List.of(row.getArrayOfStrings("at")), content);
    }

    private static String inCamelCase(String column) {
        return NEXT_WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
