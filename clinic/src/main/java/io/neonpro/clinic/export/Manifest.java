package io.neonpro.clinic.export;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is in an archive, for programs. */
@RegisterForReflection
record Manifest(int format, UUID tenantId, Instant exportedAt, List<Contained> parts) {

    private static final int FORMAT = 1;

    static Manifest of(UUID tenant, Instant at, List<Entry> entries) {
        return new Manifest(
                FORMAT, tenant, at, entries.stream().map(Entry::contained).toList());
    }

    /**
     * A part, with how much of it there is; without any where the tenant has nothing of it.
     */
    @RegisterForReflection
    record Contained(String service, String name, int files, long rows) {}

    /** A part while it is written. */
    static final class Entry {

        private final String service;
        private final String name;
        private int files;
        private long rows;

        Entry(String service, String name) {
            this.service = service;
            this.name = name;
        }

        void add(int more) {
            files++;
            rows += more;
        }

        int files() {
            return files;
        }

        private Contained contained() {
            return new Contained(service, name, files, rows);
        }
    }
}
