package io.neonpro.scheduling.calendar;

import java.util.regex.Pattern;

/**
 * A query that answers one JSON object per row, so that the two clients of the database, of the
 * transaction and of the replicas, read its rows alike.
 *
 * @param row a record with the object's fields
 * @param sql one column of text, with parameters {@code $1…$n}, cast where they occur
 */
public record JsonQuery<T>(Class<T> row, String sql, String sqlOfHibernate) {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    public static <T> JsonQuery<T> of(Class<T> row, String sql) {
        return new JsonQuery<>(row, sql, PARAMETER.matcher(sql).replaceAll("?$1"));
    }
}
