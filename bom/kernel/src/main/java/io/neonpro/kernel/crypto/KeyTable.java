package io.neonpro.kernel.crypto;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** A table of wrapped keys, read and written inside the current transaction. */
enum KeyTable {
    TENANT(
            "select wrapped_key, created_at < now() from tenant_key where tenant_id = ?1",
            """
            insert into tenant_key (tenant_id, wrapped_key) values (?1, ?2)
            on conflict (tenant_id) do nothing"""),
    SUBJECT(
            """
            select wrapped_key, created_at < now() from subject_key
            where tenant_id = ?1 and subject_id = ?2""",
            """
            insert into subject_key (tenant_id, subject_id, wrapped_key) values (?1, ?2, ?3)
            on conflict (tenant_id, subject_id) do nothing""");

    private final String select;
    private final String insert;

    KeyTable(String select, String insert) {
        this.select = select;
        this.insert = insert;
    }

    Uni<Optional<KeyRow>> find(UUID... id) {
        return Panache.getSession()
                .flatMap(
                        session ->
                                with(session.createNativeQuery(select, Object[].class), id)
                                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(KeyTable::keyRow));
    }

    /** The stored key; else what {@code fresh} wraps, unless another transaction was first. */
    Uni<KeyRow> findOrInsert(Supplier<Uni<byte[]>> fresh, UUID... id) {
        return find(id).flatMap(
                        found ->
                                found.map(row -> Uni.createFrom().item(row))
                                        .orElseGet(() -> insert(fresh, id)));
    }

    private Uni<KeyRow> insert(Supplier<Uni<byte[]>> fresh, UUID... id) {
        return Uni.combine()
                .all()
                .unis(Panache.getSession(), fresh.get())
                .asTuple()
                .flatMap(
                        both ->
                                with(both.getItem1().createNativeQuery(insert), id)
                                        .setParameter(id.length + 1, both.getItem2())
                                        .executeUpdate())
                .chain(() -> find(id))
                .map(Optional::orElseThrow);
    }

    private static <Q extends Mutiny.AbstractQuery> Q with(Q query, UUID... id) {
        for (int i = 0; i < id.length; i++) {
            query.setParameter(i + 1, id[i]);
        }
        return query;
    }

    private static KeyRow keyRow(Object[] row) {
        return new KeyRow(Optional.ofNullable((byte[]) row[0]), (Boolean) row[1]);
    }
}
