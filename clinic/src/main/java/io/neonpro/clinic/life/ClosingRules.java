package io.neonpro.clinic.life;

import io.neonpro.clinic.life.ClosingEvent.Asked;
import io.neonpro.clinic.life.ClosingEvent.Due;
import io.neonpro.clinic.life.ClosingEvent.Left;
import io.neonpro.clinic.life.ClosingState.Stage;
import io.neonpro.kernel.workflow.Course;
import io.neonpro.kernel.workflow.Next;

/** A tenant leaves when its notice is over, unless it thinks better of it before. */
final class ClosingRules implements Course<ClosingState, ClosingEvent> {

    static final String CLOSE = "close-tenant";

    @Override
    public ClosingState initial() {
        return ClosingState.NONE;
    }

    @Override
    public ClosingState evolve(ClosingState state, ClosingEvent event) {
        return switch (event) {
            case Asked asked -> new ClosingState(asked.closesAt(), Stage.ASKED);
            case Due due -> state.at(Stage.DUE);
            case Left left -> state.at(Stage.LEFT);
        };
    }

    @Override
    public Next<ClosingEvent> next(ClosingState state) {
        return switch (state.stage()) {
            case ASKED -> new Next.Wait<>(state.closesAt(), new Due());
            case DUE -> new Next.Take<>(CLOSE);
            case LEFT -> new Next.Finish<>();
        };
    }

    /** Once it is due there is no way back. */
    @Override
    public boolean isDecided(ClosingState state) {
        return state.stage() != Stage.ASKED;
    }
}
