package io.neonpro.clinic.catalogue;

import io.neonpro.contracts.clinic.CatalogueEvent;
import io.vertx.sqlclient.Row;
import java.util.stream.Stream;

/**
 * How the entries of one kind are stored, published and shown.
 *
 * @param <D> what may be edited of an entry
 * @param <V> an entry as it is shown
 */
public interface EntryKind<D, V> {

    EntryTable table();

    /** The values of the table's columns, in their order. */
    Object[] columns(D details);

    D details(Row row);

    /** The snapshot that other services keep. */
    CatalogueEvent snapshot(Entry<D> entry);

    V shown(Entry<D> entry);

    default V shown(Row row) {
        return shown(entry(row));
    }

    default Entry<D> entry(Row row) {
        return new Entry<>(row.getUUID("id"), row.getInteger("version"), row.getBoolean("archived"), details(row));
    }

    /** As {@link EntryTable#put} takes them. */
    default Object[] values(Entry<D> entry) {
        Stream<Object> common = Stream.of(entry.id(), entry.version(), entry.archived());
        return Stream.concat(common, Stream.of(columns(entry.details()))).toArray();
    }
}
