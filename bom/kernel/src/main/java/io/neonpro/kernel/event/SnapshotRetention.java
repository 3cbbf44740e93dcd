package io.neonpro.kernel.event;

import io.neonpro.kernel.data.Retention;
import jakarta.inject.Singleton;

/** Snapshots of streams at rest, and those of rules that are not in force any more. */
@Singleton
class SnapshotRetention extends Retention {

    private static final String OLDEST = "select min(taken_at) from snapshot";

    private static final String DELETE = "delete from snapshot where taken_at >= $1 and taken_at < $2";

    SnapshotRetention(SnapshotSettings settings) {
        super(OLDEST, DELETE, settings.keepFor());
    }
}
