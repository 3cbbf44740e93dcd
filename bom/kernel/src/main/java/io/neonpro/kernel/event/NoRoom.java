package io.neonpro.kernel.event;

/** As much is parked as may be, or its key is parked no longer: whoever wanted to park an event tries it again. */
final class NoRoom extends RuntimeException {

    NoRoom() {
        super("no more events may be parked for this key, or keys for this tenant", null, false, false);
    }
}
