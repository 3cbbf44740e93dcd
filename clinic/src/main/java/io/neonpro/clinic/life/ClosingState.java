package io.neonpro.clinic.life;

import java.time.Instant;

/** How far a tenant is on its way out. */
record ClosingState(Instant closesAt, Stage stage) {

    enum Stage {
        ASKED,
        DUE,
        LEFT
    }

    static final ClosingState NONE = new ClosingState(Instant.MAX, Stage.ASKED);

    ClosingState at(Stage reached) {
        return new ClosingState(closesAt, reached);
    }
}
