package io.neonpro.kernel.peer;

import io.neonpro.kernel.event.Refused;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * How a peer is asked: for how long, how many questions at once, again where that may help, and not at all for a while when it
 * keeps failing. What it refuses the caller is its answer, and a fault of our own ({@link IllegalStateException}) says nothing of
 * it: neither is asked again, counted against it, or made up for.
 *
 * <p>Made by hand and not by annotations, of which twenty settings for each method are looked for at every start.
 */
public final class PeerGuard {

    private static final double FAILURE_RATIO = 0.5;

    private final Guard guard;

    private PeerGuard(Guard guard) {
        this.guard = guard;
    }

    /** For a short question whose answer a caller waits for. */
    public static PeerGuard ofShort(String name, Duration patience) {
        return of(name, patience)
                .atOnce(20, 200)
                .again(1, Duration.ofMillis(50))
                .resting(10, Duration.ofSeconds(2))
                .build();
    }

    /**
     * How long an answer is waited for, each time that the peer is asked.
     *
     * @param name of the question, as metrics and logs have it; one that no other of the service has
     */
    public static Builder of(String name, Duration patience) {
        return new Builder(name, patience);
    }

    /**
     * @return fails as the question does, or with a {@code FaultToleranceException} when there was no answer in time or nobody
     *     was asked
     */
    @SuppressWarnings("unchecked")
    public <T> Uni<T> ask(Supplier<Uni<T>> question) {
        return guard.get(question, (Class<Uni<T>>) (Class<?>) Uni.class);
    }

    /** Likewise, and what is so when the peer is away, by why it is taken to be. */
    public <T> Uni<T> ask(Supplier<Uni<T>> question, Function<Throwable, Uni<T>> away) {
        return ask(question).onFailure(PeerGuard::isOfPeer).recoverWithUni(away::apply);
    }

    private static boolean isOfPeer(Throwable failure) {
        return !(failure instanceof RefusedByPeer
                || failure instanceof Refused
                || failure instanceof IllegalStateException);
    }

    private static boolean isOfPeerButSlowness(Throwable failure) {
        return isOfPeer(failure) && !(failure instanceof TimeoutException);
    }

    /** Without more it asks once, however many others do, and however often it failed. */
    public static final class Builder {

        private final Guard.Builder guard = Guard.create();
        private final String name;

        private Builder(String name, Duration patience) {
            this.name = name;
            guard.withDescription(name)
                    .withTimeout()
                    .duration(patience.toMillis(), ChronoUnit.MILLIS)
                    .done();
        }

        /** So many at once, and so many more that wait. */
        public Builder atOnce(int questions, int waiting) {
            guard.withBulkhead().limit(questions).queueSize(waiting).done();
            return this;
        }

        /** So often once more, after that long. */
        public Builder again(int times, Duration delay) {
            return again(times, delay, PeerGuard::isOfPeer);
        }

        /** The same, but for who was too slow and would be made slower. */
        public Builder againUnlessSlow(int times, Duration delay) {
            return again(times, delay, PeerGuard::isOfPeerButSlowness);
        }

        private Builder again(int times, Duration delay, Predicate<Throwable> mayHelp) {
            guard.withRetry()
                    .maxRetries(times)
                    .delay(delay.toMillis(), ChronoUnit.MILLIS)
                    .jitter(delay.dividedBy(2).toMillis(), ChronoUnit.MILLIS)
                    .whenException(mayHelp)
                    .done();
            return this;
        }

        /** Asks nobody for that long when half of so many questions failed (a circuit breaker). */
        public Builder resting(int questions, Duration rest) {
            guard.withCircuitBreaker()
                    .name(name)
                    .requestVolumeThreshold(questions)
                    .failureRatio(FAILURE_RATIO)
                    .delay(rest.toMillis(), ChronoUnit.MILLIS)
                    .when(PeerGuard::isOfPeer)
                    .done();
            return this;
        }

        public PeerGuard build() {
            return new PeerGuard(guard.build());
        }
    }
}
