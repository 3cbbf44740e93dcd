package io.neonpro.clinic.export;

import io.neonpro.clinic.export.ExportEvent.Asked;
import io.neonpro.clinic.export.ExportEvent.Lapsed;
import io.neonpro.clinic.export.ExportEvent.Taken;
import io.neonpro.kernel.workflow.Course;
import io.neonpro.kernel.workflow.Next;

/** An export waits to be fetched, for a while; it is over when it was, or when that time is. */
final class ExportRules implements Course<ExportState, ExportEvent> {

    @Override
    public ExportState initial() {
        return ExportState.NONE;
    }

    @Override
    public ExportState evolve(ExportState state, ExportEvent event) {
        return switch (event) {
            case Asked asked -> new ExportState(asked.expiresAt(), false);
            case Taken taken -> state.ended();
            case Lapsed lapsed -> state.ended();
        };
    }

    @Override
    public Next<ExportEvent> next(ExportState state) {
        return state.isOver() ? new Next.Finish<>() : new Next.Wait<>(state.expiresAt(), new Lapsed());
    }

    /** There is nothing to undo. */
    @Override
    public boolean isDecided(ExportState state) {
        return true;
    }
}
