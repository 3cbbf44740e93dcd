package io.neonpro.kernel.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.data.Consistency;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.LogPosition;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What was written in another service a moment ago, and of which the event is on its way. Who sends that service's {@code
 * Consistency-Token} may have written it, and is not told that there is no such thing before a second and a half has passed.
 * That is the token's time, not the request's: who sends it on and on is waited for once.
 */
@ApplicationScoped
public class Arrivals {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final int MAX_TOKENS = 10_000;

    private final Vertx vertx;
    private final Cache<Written, Long> deadlines =
            Caffeine.newBuilder().maximumSize(MAX_TOKENS).build();

    Arrivals(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * @param service that says what there is
     * @param question fails with 404 or 422 for what was not heard of, and holds nothing then
     */
    public <T> Uni<T> awaited(String service, Supplier<Uni<T>> question) {
        return awaited(service, answer -> true, question);
    }

    /**
     * @param isWhole whether an answer can be right; one that is not is given when no other comes in time
     */
    public <T> Uni<T> awaited(String service, Predicate<T> isWhole, Supplier<Uni<T>> question) {
        return written(service)
                .map(written -> attempt(written, isWhole, question, FIRST_PAUSE))
                .orElseGet(question);
    }

    /**
     * The same in a transaction, which is rolled back meanwhile and begins anew ({@link Interlude}).
     *
     * @param about tells the question from others of the request
     * @param question only reads
     */
    public <T> Uni<T> awaitedAnew(String service, Object about, Predicate<T> isWhole, Supplier<Uni<T>> question) {
        return written(service)
                .map(written -> asked(
                        question,
                        isWhole,
                        told -> Interlude.ask(new Arrival(about), () -> arrival(written, isWhole, question))
                                .chain(() -> told)))
                .orElseGet(question);
    }

    private static Optional<Written> written(String service) {
        return Consistency.presented(service)
                .map(position -> new Written(Tenancy.require().tenant(), service, position));
    }

    /** Whatever comes of it, the transaction finds out by itself. */
    private <T> Uni<Boolean> arrival(Written written, Predicate<T> isWhole, Supplier<Uni<T>> question) {
        return attempt(written, isWhole, () -> Transactions.run(question), FIRST_PAUSE)
                .onItemOrFailure()
                .transform((told, failure) -> true);
    }

    private <T> Uni<T> attempt(Written written, Predicate<T> isWhole, Supplier<Uni<T>> question, Duration pause) {
        return asked(question, isWhole, told -> {
            Duration left = left(written);
            return left.isPositive()
                    ? pause(left.compareTo(pause) < 0 ? left : pause)
                            .chain(() -> attempt(written, isWhole, question, pause.multipliedBy(2)))
                    : told;
        });
    }

    private static <T> Uni<T> asked(Supplier<Uni<T>> question, Predicate<T> isWhole, UnaryOperator<Uni<T>> lacking) {
        return Uni.createFrom().deferred(question::get).onItemOrFailure().transformToUni((item, failure) -> {
            if (failure == null) {
                Uni<T> told = Uni.createFrom().item(item);
                return isWhole.test(item) ? told : lacking.apply(told);
            }
            Uni<T> told = Uni.createFrom().failure(failure);
            return isOfACopy(failure) ? lacking.apply(told) : told;
        });
    }

    private static boolean isOfACopy(Throwable failure) {
        return failure instanceof Refused refused
                && Set.of(Rejected.Kind.MISSING, Rejected.Kind.INVALID)
                        .contains(refused.reason().kind());
    }

    /** Of the time since it was first shown here in vain. */
    private Duration left(Written written) {
        long now = System.nanoTime();
        return Duration.ofNanos(deadlines.get(written, first -> now + PATIENCE.toNanos()) - now);
    }

    private Uni<Void> pause(Duration pause) {
        return Uni.createFrom().emitter(over -> {
            Context context = Vertx.currentContext();
            vertx.setTimer(pause.toMillis() + 1, rung -> context.runOnContext(here -> over.complete(null)));
        });
    }

    /** What a token names. */
    private record Written(UUID tenant, String service, LogPosition position) {}

    /** What is waited for before a transaction begins anew. */
    private record Arrival(Object about) {}
}
