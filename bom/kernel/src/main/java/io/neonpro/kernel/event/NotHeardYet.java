package io.neonpro.kernel.event;

import java.util.UUID;

/** An event needs what another one tells, which is still on its way; as soon as that arrives, it is tried again. */
public final class NotHeardYet extends RuntimeException {

    private final UUID key;

    /**
     * @param key the aggregate of which nothing was heard
     */
    public NotHeardYet(UUID key) {
        super("Nothing heard yet of " + key);
        this.key = key;
    }

    UUID key() {
        return key;
    }
}
