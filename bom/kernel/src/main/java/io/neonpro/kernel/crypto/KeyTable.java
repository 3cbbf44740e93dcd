package io.neonpro.kernel.crypto;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A table of wrapped keys, read and written inside the current transaction. */
enum KeyTable {
    TENANT("tenant_key", "tenant_id", "$1, $2", "tenant_id = $1"),
    SUBJECT("subject_key", "tenant_id, subject_id", "$1, $2, $3", "tenant_id = $1 and subject_id = $2");

    private static final String FIND = "select wrapped_key, created_at < now() as settled from %1$s where %2$s";
    private static final String ADD =
            "insert into %1$s (%2$s, wrapped_key) values (%3$s) on conflict (%2$s) do nothing";

    private final TenantStatement select;
    private final TenantStatement insert;

    KeyTable(String table, String columns, String values, String isMeant) {
        this.select = new TenantStatement(FIND.formatted(table, isMeant));
        this.insert = new TenantStatement(ADD.formatted(table, columns, values));
    }

    Uni<Optional<KeyRow>> find(UUID... id) {
        return select.find(KeyTable::row, (Object[]) id);
    }

    /** The stored key; else what {@code fresh} wraps, unless another transaction was first. */
    Uni<KeyRow> findOrInsert(Supplier<Uni<byte[]>> fresh, UUID... id) {
        return find(id).flatMap(
                        found -> found.map(row -> Uni.createFrom().item(row)).orElseGet(() -> insert(fresh, id)));
    }

    /** The same without looking first, where most keys are new and one costs nothing. */
    Uni<KeyRow> insert(Supplier<Uni<byte[]>> fresh, UUID... id) {
        return fresh.get()
                .map(wrapped -> Stream.concat(Stream.of(id), Stream.of(wrapped)).toArray())
                .flatMap(values ->
                        Uni.combine().all().unis(insert.run(values), find(id)).asTuple())
                .map(done -> done.getItem2().orElseThrow());
    }

    private static KeyRow row(Row row) {
        return new KeyRow(
                Optional.ofNullable(row.getBuffer("wrapped_key")).map(key -> key.getBytes()),
                row.getBoolean("settled"));
    }
}
