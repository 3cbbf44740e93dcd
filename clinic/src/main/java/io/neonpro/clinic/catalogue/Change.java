package io.neonpro.clinic.catalogue;

import java.util.Optional;
import java.util.UUID;

/**
 * What is to become of an entry.
 *
 * @param id of the entry, unless it is new
 * @param before its details, unless it is new
 * @param after its details, unless it is archived
 */
public record Change<D>(Optional<UUID> id, Optional<D> before, Optional<D> after) {

    static <D> Change<D> adding(D details) {
        return new Change<>(Optional.empty(), Optional.empty(), Optional.of(details));
    }

    static <D> Change<D> editing(UUID id, D before, D after) {
        return new Change<>(Optional.of(id), Optional.of(before), Optional.of(after));
    }

    static <D> Change<D> archiving(UUID id, D details) {
        return new Change<>(Optional.of(id), Optional.of(details), Optional.empty());
    }
}
