package io.neonpro.scheduling.occupation;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.event.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts how attempts to occupy a slot end: done, refused and why, or failed. */
@ApplicationScoped
public class Outcomes {

    private final MeterRegistry metrics;

    Outcomes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * @param attempts name of the counter; the tag {@code outcome} is {@code done}, {@code failed}, the code of a
     *     refusal, or {@code interrupted} for one that begins anew once another service has answered
     */
    public <T> Uni<T> counted(String attempts, Uni<T> attempt) {
        return attempt.onItemOrFailure()
                .invoke((done, failure) ->
                        metrics.counter(attempts, "outcome", outcome(failure)).increment());
    }

    private static String outcome(Throwable failure) {
        return switch (failure) {
            case null -> "done";
            case Refused refused -> refused.reason().code();
            case Interlude asking when asking.getCause() == null -> "interrupted";
            case Interlude refusing -> outcome(refusing.getCause());
            default -> "failed";
        };
    }
}
