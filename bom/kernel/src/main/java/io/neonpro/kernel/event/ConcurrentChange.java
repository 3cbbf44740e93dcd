package io.neonpro.kernel.event;

import java.util.UUID;

/** Somebody else changed the aggregate between its load and its append. */
public final class ConcurrentChange extends RuntimeException {

    public ConcurrentChange(UUID stream) {
        super(stream + " was changed by somebody else", null, false, false);
    }
}
