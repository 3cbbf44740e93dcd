package io.neonpro.clinic.catalogue;

import io.neonpro.kernel.data.TenantStatement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is done with the table of one kind of entries, each a {@link TenantStatement}.
 *
 * @param put stores an entry, in place of what there was of it: its id, version, whether it is archived, its columns
 * @param hold an entry until the end of the transaction; others may still refer to it
 * @param page of all entries by id, after an id, with a limit
 * @param isFull whether there are {@value #MAX_ENTRIES}
 */
public record EntryTable(String put, String hold, String page, String isFull) {

    static final int MAX_ENTRIES = 10_000;

    private static final String PUT = """
            insert into %s (tenant_id, id, version, archived, %s) values ($1, $2, $3, $4, %s)
            on conflict (tenant_id, id) do update set version = $3, archived = $4, %s
            """;
    private static final int COMMON_PARAMETERS = 4;

    private static final String HOLD = "select * from %s where tenant_id = $1 and id = $2 for no key update";

    private static final String PAGE = "select * from %s where tenant_id = $1 and id > $2 order by id limit $3";

    private static final String IS_FULL =
            "select exists (select from %s where tenant_id = $1 order by id offset %s) as is_full";

    /**
     * @param columns beside those that all kinds have
     */
    public static EntryTable of(String name, String... columns) {
        return new EntryTable(
                put(name, columns),
                HOLD.formatted(name),
                PAGE.formatted(name),
                IS_FULL.formatted(name, MAX_ENTRIES - 1));
    }

    private static String put(String name, String... columns) {
        return PUT.formatted(
                name,
                String.join(", ", columns),
                IntStream.range(0, columns.length)
                        .mapToObj(EntryTable::parameter)
                        .collect(Collectors.joining(", ")),
                Stream.of(columns)
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", ")));
    }

    private static String parameter(int column) {
        return "$" + (COMMON_PARAMETERS + 1 + column);
    }
}
