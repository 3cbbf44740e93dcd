package io.neonpro.patient.privacy;

import io.neonpro.kernel.workflow.Course;
import io.neonpro.kernel.workflow.Next;
import io.neonpro.patient.privacy.ErasureProgress.Announced;
import io.neonpro.patient.privacy.ErasureProgress.Asked;
import io.neonpro.patient.privacy.ErasureProgress.BookingsClosed;
import io.neonpro.patient.privacy.ErasureProgress.Closed;
import io.neonpro.patient.privacy.ErasureProgress.Erased;
import io.neonpro.patient.privacy.ErasureProgress.Forgotten;
import io.neonpro.patient.privacy.ErasureProgress.Kept;
import io.neonpro.patient.privacy.ErasureProgress.Waited;
import io.neonpro.patient.privacy.ErasureState.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * First nobody books the person any more, then they are erased here, which cannot be undone, then each of the others
 * says that it has forgotten them. It has a right behind it, so it goes on for as long as it takes.
 */
final class ErasureRules implements Course<ErasureState, ErasureProgress> {

    static final String ANNOUNCE = "announce";
    static final String ERASE = "erase";
    static final String CLOSE = "close-request";

    /** Who keeps something of patients beside this service. */
    static final Set<String> KEEPERS = Set.of("scheduling", "billing", "notify", "identity");

    /** What is awaited is an event, which nobody has to be reminded of; it is noted that it has not come. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    @Override
    public ErasureState initial() {
        return ErasureState.NONE;
    }

    @Override
    public ErasureState evolve(ErasureState state, ErasureProgress event) {
        return switch (event) {
            case Asked asked -> ErasureState.asked(asked);
            case Announced announced -> state.at(Stage.ANNOUNCED);
            case Waited(Instant until) -> state.waited(until);
            case BookingsClosed closed -> isAwaited(state) ? state.at(Stage.BOOKINGS_CLOSED) : state;
            case Kept kept -> state.keeping(kept);
            case Erased erased -> state.erased(erased);
            case Forgotten(String by) -> state.forgottenBy(by);
            case Closed closed -> state.at(Stage.CLOSED);
        };
    }

    @Override
    public Next<ErasureProgress> next(ErasureState state) {
        return switch (state.stage()) {
            case ASKED -> new Next.Take<>(ANNOUNCE);
            case ANNOUNCED -> waiting(state);
            case BOOKINGS_CLOSED -> new Next.Take<>(ERASE);
            case ERASED -> state.forgotten().containsAll(KEEPERS) ? new Next.Take<>(CLOSE) : waiting(state);
            case KEPT -> new Next.Take<>(CLOSE);
            case CLOSED -> new Next.Finish<>();
        };
    }

    @Override
    public boolean isDecided(ErasureState state) {
        return true;
    }

    private static Next<ErasureProgress> waiting(ErasureState state) {
        Instant until = state.since().plus(PATIENCE);
        return new Next.Wait<>(until, new Waited(until));
    }

    private static boolean isAwaited(ErasureState state) {
        return state.stage() == Stage.ANNOUNCED;
    }
}
