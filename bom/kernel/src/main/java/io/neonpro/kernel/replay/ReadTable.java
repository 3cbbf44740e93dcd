package io.neonpro.kernel.replay;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of a read model, and the statements that compare it with what events say and put it right. Rows that events
 * say are a parameter, as JSON, and are given the types of the table by Postgres; so no second table holds them, which
 * whoever erases a person would have to know of. Keep it in a constant.
 *
 * @param name of the table
 * @param statements by what they do
 */
public record ReadTable(String name, Map<String, String> statements) {

    private static final SqlTemplate COMPARE = new SqlTemplate("""
            select distinct coalesce(live.{owner}, expected.{owner}) as owner
              from (select {columns} from {table} where tenant_id = $1 and {owner} = any($2::uuid[])) as live
              full join (select {columns} from jsonb_populate_recordset(null::{table}, $3::text::jsonb)) as expected
                   on {same live}
             where ({live columns}) is distinct from ({expected columns})
            """);

    private static final SqlTemplate LOCK = new SqlTemplate("""
            select {owner} from {table}
             where tenant_id = $1 and {owner} = any($2::uuid[]) order by {owner} for no key update
            """);

    private static final SqlTemplate OWNERS = new SqlTemplate("""
            select {owner} as owner from {table} where tenant_id = $1 and {owner} > $2 order by {owner} limit $3
            """);

    private static final SqlTemplate REMOVE = new SqlTemplate("""
            delete from {table}
             where tenant_id = $1 and {owner} = any($2::uuid[])
               and not exists (select from jsonb_populate_recordset(null::{table}, $3::text::jsonb) as expected
                                where {same table})
            """);

    private static final SqlTemplate PUT = new SqlTemplate("""
            insert into {table} (tenant_id, {own columns}{new columns})
            select $1::uuid, {own values}{new values} from jsonb_populate_recordset(null::{table}, $2::text::jsonb) as expected
            on conflict ({key}) do {change}
            """);

    /**
     * A table with the columns that a record has components of; there may be more, which events say nothing of, and they
     * stay as they are.
     *
     * @param row the columns, in camel case
     * @param owner the column of the id that says whose rows they are, and {@link ReadModel#owner} too
     * @param key the other columns of the primary key, which begins with the tenant
     */
    public static ReadTable of(String name, Class<? extends Record> row, String owner, String... key) {
        return of(name, row, owner, List.of(key), Map.of(), "lock", "owners", "compare", "remove", "put");
    }

    /**
     * The same with columns that events say nothing of, and that a row needs when it is missing.
     *
     * @param whenNew what to put into these columns then: SQL of the row's columns, such as {@code expected.id}
     */
    public static ReadTable of(
            String name, Class<? extends Record> row, String owner, List<String> key, Map<String, String> whenNew) {
        return of(name, row, owner, key, whenNew, "lock", "owners", "compare", "remove", "put");
    }

    /** One whose rows go with those of another table, the first one of the model. */
    public static ReadTable part(String name, Class<? extends Record> row, String owner, String... key) {
        return of(name, row, owner, List.of(key), Map.of(), "compare", "remove", "put");
    }

    /** One whose rows the application may not remove, whatever events say. */
    public static ReadTable lasting(
            String name, Class<? extends Record> row, String owner, List<String> key, Map<String, String> whenNew) {
        return of(name, row, owner, key, whenNew, "lock", "owners", "compare", "put");
    }

    /** One whose rows the application may neither change nor remove: what is missing is added, the rest is reported. */
    public static ReadTable growing(String name, Class<? extends Record> row, String owner, String... key) {
        return of(name, row, owner, List.of(key), Map.of(), "owners", "compare", "add");
    }

    private static ReadTable of(
            String name,
            Class<? extends Record> row,
            String owner,
            List<String> key,
            Map<String, String> whenNew,
            String... wanted) {
        Map<String, SqlTemplate> templates =
                Map.of("compare", COMPARE, "lock", LOCK, "owners", OWNERS, "remove", REMOVE, "put", PUT, "add", PUT);
        Map<String, String> parts = parts(name, columns(row), owner, key, whenNew);
        return new ReadTable(
                name,
                Arrays.stream(wanted)
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(),
                                statement -> templates
                                        .get(statement)
                                        .filledWith(with(parts, "change", parts.get("when " + statement))))));
    }

    private static Map<String, String> with(Map<String, String> parts, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parts);
        more.put(name, String.valueOf(value));
        return more;
    }

    private static Map<String, String> parts(
            String name, List<String> columns, String owner, List<String> key, Map<String, String> whenNew) {
        List<String> own =
                columns.stream().filter(column -> !column.equals("tenant_id")).toList();
        List<String> keys = key.isEmpty() ? List.of("tenant_id") : key;
        List<String> changing =
                own.stream().filter(column -> !key.contains(column)).toList();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("table", name);
        parts.put("owner", owner);
        parts.put("columns", list(columns, ""));
        parts.put("live columns", list(columns, "live."));
        parts.put("expected columns", list(columns, "expected."));
        parts.put("same live", same(keys, "live."));
        parts.put("same table", same(keys, name + "."));
        parts.put(
                "key", list(Stream.concat(Stream.of("tenant_id"), key.stream()).toList(), ""));
        parts.put("own columns", list(own, ""));
        parts.put("own values", list(own, "expected."));
        parts.put("new columns", whenNew.keySet().stream().map(c -> ", " + c).collect(Collectors.joining()));
        parts.put(
                "new values",
                whenNew.keySet().stream().map(c -> ", " + whenNew.get(c)).collect(Collectors.joining()));
        parts.put("when add", "nothing");
        parts.put("when put", changing.isEmpty() ? "nothing" : change(name, changing));
        return parts;
    }

    private static String change(String name, List<String> columns) {
        String values = columns.stream().map(c -> c + " = excluded." + c).collect(Collectors.joining(", "));
        return "update set %s where (%s) is distinct from (%s)"
                .formatted(values, list(columns, name + "."), list(columns, "excluded."));
    }

    private static String same(List<String> columns, String other) {
        return columns.stream().map(c -> other + c + " = expected." + c).collect(Collectors.joining(" and "));
    }

    private static String list(List<String> columns, String prefix) {
        return columns.stream().map(prefix::concat).collect(Collectors.joining(", "));
    }

    private static List<String> columns(Class<? extends Record> row) {
        return Arrays.stream(row.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whose rows differ from what events say, among these. */
    Uni<List<UUID>> differing(Collection<UUID> owners, String expected) {
        return statement("compare").list(row -> row.getUUID("owner"), ids(owners), expected);
    }

    /** Lets nobody change their rows until the transaction ends. */
    Uni<Void> lock(Collection<UUID> owners) {
        return statements.containsKey("lock")
                ? statement("lock").run((Object) ids(owners)).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Who has rows, in order; somebody with several is there as often. */
    Uni<List<UUID>> owners(UUID after, int most) {
        return statement("owners").list(row -> row.getUUID("owner"), after, most);
    }

    /** Takes away what events know nothing of, where the application may; answers how many rows. */
    Uni<Integer> remove(Collection<UUID> owners, String expected) {
        return statements.containsKey("remove")
                ? statement("remove").run(ids(owners), expected)
                : Uni.createFrom().item(0);
    }

    /** Adds and changes what differs, where the application may; answers how many rows. */
    Uni<Integer> put(String expected) {
        return statement(statements.containsKey("put") ? "put" : "add").run(expected);
    }

    private TenantStatement statement(String name) {
        return new TenantStatement(statements.get(name));
    }

    private static UUID[] ids(Collection<UUID> owners) {
        return owners.toArray(UUID[]::new);
    }
}
