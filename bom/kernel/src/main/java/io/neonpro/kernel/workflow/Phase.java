package io.neonpro.kernel.workflow;

import java.util.Locale;

/** How far a workflow is. */
enum Phase {
    NONE,
    RUNNING,
    UNDOING,
    COMPLETED,
    UNDONE;

    boolean isOver() {
        return this == COMPLETED || this == UNDONE;
    }

    /** As it is stored and shown. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
