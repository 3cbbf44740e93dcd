package io.neonpro.kernel.portable;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;

/**
 * A row of what a tenant takes along.
 *
 * @param keys by which it is found again, as text
 * @param content its columns, but for those that are the platform's
 */
record PortableRow(List<String> keys, Map<String, Object> content) {

    static PortableRow of(Row row) {
        return new PortableRow(
                List.of(row.getArrayOfStrings("at")),
                row.getJsonObject("content").getMap());
    }
}
