package io.neonpro.kernel.crypto;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A table of wrapped keys, read and written inside the current transaction. */
enum KeyTable {
    TENANT("select wrapped_key, created_at < now() from tenant_key where tenant_id = ?1", """
            insert into tenant_key (tenant_id, wrapped_key) values (?1, ?2)
            on conflict (tenant_id) do nothing"""),
    SUBJECT("""
            select wrapped_key, created_at < now() from subject_key
            where tenant_id = ?1 and subject_id = ?2""", """
            insert into subject_key (tenant_id, subject_id, wrapped_key) values (?1, ?2, ?3)
            on conflict (tenant_id, subject_id) do nothing""");

    private final TenantStatement select;
    private final TenantStatement insert;

    KeyTable(String select, String insert) {
        this.select = new TenantStatement(select);
        this.insert = new TenantStatement(insert);
    }

    Uni<Optional<KeyRow>> find(UUID... id) {
        return select.find(Object[].class, (Object[]) id).map(row -> row.map(KeyTable::keyRow));
    }

    /** The stored key; else what {@code fresh} wraps, unless another transaction was first. */
    Uni<KeyRow> findOrInsert(Supplier<Uni<byte[]>> fresh, UUID... id) {
        return find(id).flatMap(
                        found -> found.map(row -> Uni.createFrom().item(row)).orElseGet(() -> insert(fresh, id)));
    }

    private Uni<KeyRow> insert(Supplier<Uni<byte[]>> fresh, UUID... id) {
        return fresh.get()
                .map(wrapped -> Stream.concat(Stream.of(id), Stream.of(wrapped)).toArray())
                .flatMap(insert::run)
                .chain(() -> find(id))
                .map(Optional::orElseThrow);
    }

    private static KeyRow keyRow(Object[] row) {
        return new KeyRow(Optional.ofNullable((byte[]) row[0]), (Boolean) row[1]);
    }
}
