package io.neonpro.kernel.crypto;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A table of wrapped keys, read and written inside the current transaction. */
enum KeyTable {
    TENANT("tenant_key", "tenant_id", "?1, ?2", "tenant_id = ?1"),
    SUBJECT("subject_key", "tenant_id, subject_id", "?1, ?2, ?3", "tenant_id = ?1 and subject_id = ?2");

    private static final String FIND = "select wrapped_key, created_at < now() from %1$s where %4$s";

    private static final String ADD = """
            with fresh as (
                insert into %1$s (%2$s, wrapped_key) values (%3$s)
                on conflict (%2$s) do nothing returning wrapped_key)
            select wrapped_key, created_at < now() from %1$s where %4$s
             union all
            select wrapped_key, false from fresh
            """;

    private final TenantStatement select;
    private final TenantStatement insert;

    KeyTable(String table, String columns, String values, String isMeant) {
        this.select = new TenantStatement(FIND.formatted(table, columns, values, isMeant));
        this.insert = new TenantStatement(ADD.formatted(table, columns, values, isMeant));
    }

    Uni<Optional<KeyRow>> find(UUID... id) {
        return select.find(Object[].class, (Object[]) id).map(KeyTable::keyRow);
    }

    /** The stored key; else what {@code fresh} wraps, unless another transaction was first. */
    Uni<KeyRow> findOrInsert(Supplier<Uni<byte[]>> fresh, UUID... id) {
        return find(id).flatMap(
                        found -> found.map(row -> Uni.createFrom().item(row)).orElseGet(() -> insert(fresh, id)));
    }

    /**
     * The same in one statement, where most keys are new and one costs nothing. Neither here nor there is
     * what another transaction adds while the statement waits for it; it is found then.
     */
    Uni<KeyRow> insert(Supplier<Uni<byte[]>> fresh, UUID... id) {
        return fresh.get()
                .map(wrapped -> Stream.concat(Stream.of(id), Stream.of(wrapped)).toArray())
                .flatMap(values -> insert.find(Object[].class, values))
                .map(KeyTable::keyRow)
                .flatMap(row -> row.isPresent() ? Uni.createFrom().item(row) : find(id))
                .map(Optional::orElseThrow);
    }

    private static Optional<KeyRow> keyRow(Optional<Object[]> row) {
        return row.map(columns -> new KeyRow(Optional.ofNullable((byte[]) columns[0]), (Boolean) columns[1]));
    }
}
