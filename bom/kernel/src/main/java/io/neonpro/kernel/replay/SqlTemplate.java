package io.neonpro.kernel.replay;

import java.util.Map;

/** A statement with gaps, such as {@code {table}}; none that could be run. */
final class SqlTemplate {

    private final String text;

    SqlTemplate(String text) {
        this.text = text;
    }

    String filledWith(Map<String, String> parts) {
        String sql = text;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            sql = sql.replace("{" + part.getKey() + "}", part.getValue());
        }
        return sql;
    }
}
