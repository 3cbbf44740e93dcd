package io.neonpro.kernel.event;

import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntBiFunction;

/** Counts as the other one does; some attempts fail, others are slow, as the test wants it. */
@Singleton
class FickleListener extends Listener {

    static final String SOURCE = "fickle";

    private static final EventFamily KNOWN = EventFamily.of(Counted.class);

    private final Aggregate<Tally.Command, Tally, TallyEvent> tallies;
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private volatile ToIntBiFunction<UUID, Integer> failures = (tenant, amount) -> 0;
    private volatile ToIntBiFunction<UUID, Integer> millis = (tenant, amount) -> 0;
    private volatile boolean isQuick;

    FickleListener(Aggregates aggregates) {
        super(SOURCE, KNOWN);
        this.tallies = aggregates.of("tally", new Tally.Rules(), EventFamily.of(TallyEvent.class));
    }

    /**
     * @param often how often the event fails, by tenant and amount, each time after it was counted
     * @param slow for how many milliseconds each attempt goes on
     */
    void behave(ToIntBiFunction<UUID, Integer> often, ToIntBiFunction<UUID, Integer> slow) {
        failures = often;
        millis = slow;
        isQuick = false;
    }

    /** Until it behaves otherwise. */
    void beQuick() {
        isQuick = true;
    }

    @Override
    protected boolean isQuick(Class<?> event) {
        return isQuick;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        UUID tenant = Tenancy.require().tenant();
        int amount = ((Counted) event).amount();
        boolean fails = attempts.merge(tenant + " " + amount, 1, Integer::sum) <= failures.applyAsInt(tenant, amount);
        return delay(millis.applyAsInt(tenant, amount))
                .chain(() -> tallies.handle(tenant, new Count(amount)))
                .invoke(() -> {
                    if (fails) {
                        throw new IllegalStateException("fails by chance");
                    }
                });
    }

    /** On the context's own event loop, where the transaction is. */
    private static Uni<Void> delay(int millis) {
        var context = Vertx.currentContext();
        return millis == 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(millis))
                        .emitOn(task -> context.runOnContext(now -> task.run()));
    }
}
