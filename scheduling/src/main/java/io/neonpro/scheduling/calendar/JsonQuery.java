package io.neonpro.scheduling.calendar;

import io.neonpro.kernel.data.TenantStatement;
import java.util.regex.Pattern;

/**
 * A query that answers one JSON object per row, so that the two clients of the database, of the
 * transaction and of the replicas, read its rows alike.
 *
 * @param row a record with the object's fields
 * @param sql one column of text, with parameters {@code $1…$n}, cast where they occur; the first is
 *     the tenant
 * @param statement the same, for the transaction
 */
public record JsonQuery<T>(Class<T> row, String sql, TenantStatement statement) {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    public static <T> JsonQuery<T> of(Class<T> row, String sql) {
        String parameterized = PARAMETER.matcher(sql).replaceAll("?$1");
        return new JsonQuery<>(row, sql, new TenantStatement(parameterized));
    }
}
