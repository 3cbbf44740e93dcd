package io.neonpro.kernel.event;

/** An earlier event of the same key waits, so this one has no effect yet. */
final class KeyIsParked extends RuntimeException {

    KeyIsParked() {
        super("an earlier event of its key waits", null, false, false);
    }
}
