package io.neonpro.clinic.export;

import java.time.Instant;

/** How far an export is. */
record ExportState(Instant expiresAt, boolean isOver) {

    static final ExportState NONE = new ExportState(Instant.MAX, false);

    ExportState ended() {
        return new ExportState(expiresAt, true);
    }
}
