package io.neonpro.clinic.catalogue;

import io.neonpro.kernel.data.TenantStatement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of one kind of entries, and what is done with it, each a {@link TenantStatement}. Columns are named: where all
 * are asked for, a release that adds one has statements fail that connections of the one before keep prepared.
 *
 * @param columns all that are read and written, but for the tenant
 * @param put stores an entry, in place of what there was of it: its id, version, whether it is archived, its columns
 * @param hold an entry until the end of the transaction; others may still refer to it
 * @param page of all entries by id, after an id, with a limit
 * @param isFull whether there are {@value #MAX_ENTRIES}
 */
public record EntryTable(String name, String columns, String put, String hold, String page, String isFull) {

    static final int MAX_ENTRIES = 10_000;

    private static final String PUT = """
            insert into %s (tenant_id, %s) values ($1, %s)
            on conflict (tenant_id, id) do update set %s
            """;
    private static final int FIRST_PARAMETER = 2;

    private static final String HOLD = "select %s from %s where tenant_id = $1 and id = $2 for no key update";

    private static final String PAGE = "select %s from %s where tenant_id = $1 and id > $2 order by id limit $3";

    private static final String IS_FULL =
            "select exists (select from %s where tenant_id = $1 order by id offset %s) as is_full";

    /**
     * @param own columns, beside those that all kinds have
     */
    public static EntryTable of(String name, String... own) {
        List<String> columns = Stream.concat(Stream.of("id", "version", "archived"), Stream.of(own))
                .toList();
        String named = String.join(", ", columns);
        return new EntryTable(
                name,
                named,
                PUT.formatted(name, named, parameters(columns), assignments(columns)),
                HOLD.formatted(named, name),
                PAGE.formatted(named, name),
                IS_FULL.formatted(name, MAX_ENTRIES - 1));
    }

    private static String parameters(List<String> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> "$" + (FIRST_PARAMETER + column))
                .collect(Collectors.joining(", "));
    }

    private static String assignments(List<String> columns) {
        return columns.stream()
                .skip(1)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    }
}
