package io.neonpro.kernel.event;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A copy of what another service owns: a table with a column {@code revision}, of which only what is newer than what is there
 * changes a row, in whatever order it is told.
 *
 * @param sql for the tenant, the revision, the keys and the other columns, in this order
 */
public record Copy(String sql) {

    private static final String KEEP = """
            insert into %1$s (%2$s) values (%3$s)
            on conflict (%4$s) do update set %5$s
             where %1$s.revision < excluded.revision
            """;

    private static final String TENANT = "tenant_id";
    private static final String REVISION = "revision";

    /**
     * @param keys the columns that name a row of a tenant; none where it has one
     * @param columns all others, but the revision
     */
    public static Copy of(String table, List<String> keys, List<String> columns) {
        List<String> all = list(Stream.of(TENANT, REVISION), keys, columns);
        return new Copy(KEEP.formatted(
                table,
                String.join(", ", all),
                parameters(all.size()),
                String.join(", ", list(Stream.of(TENANT), keys, List.of())),
                assignments(list(Stream.of(REVISION), columns, List.of()))));
    }

    private static List<String> list(Stream<String> first, List<String> second, List<String> third) {
        return Stream.of(first, second.stream(), third.stream())
                .flatMap(columns -> columns)
                .toList();
    }

    private static String parameters(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(place -> "$" + place).collect(Collectors.joining(", "));
    }

    private static String assignments(List<String> columns) {
        return columns.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
    }

    /**
     * Within the caller's transaction.
     *
     * @param revision grows with every change: the snapshot's own, or the event's version ({@link Occurrence})
     * @param values of the keys and then of the other columns
     * @return whether it was news
     */
    public Uni<Boolean> keep(long revision, Object... values) {
        Object[] all = Stream.concat(Stream.of(revision), Stream.of(values)).toArray();
        return new TenantStatement(sql).run(all).map(changed -> changed == 1);
    }
}
