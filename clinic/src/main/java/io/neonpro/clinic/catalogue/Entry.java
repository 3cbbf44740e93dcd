package io.neonpro.clinic.catalogue;

import java.util.UUID;

/**
 * One thing in the catalogue. Every change gives it the next version; it is archived, never
 * deleted, because the past still speaks of it.
 *
 * @param details what may be edited of it
 */
public record Entry<D>(UUID id, int version, boolean archived, D details) {

    static <D> Entry<D> first(UUID id, D details) {
        return new Entry<>(id, 1, false, details);
    }

    Entry<D> edited(D newDetails) {
        return new Entry<>(id, version + 1, archived, newDetails);
    }

    Entry<D> archive() {
        return new Entry<>(id, version + 1, true, details);
    }
}
