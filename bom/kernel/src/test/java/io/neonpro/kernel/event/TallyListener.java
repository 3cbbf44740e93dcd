package io.neonpro.kernel.event;

import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts in a tenant's tally what another service has counted, and says so. */
@ApplicationScoped
public class TallyListener implements Listener {

    private static final EventFamily KNOWN = EventFamily.of(Counted.class);

    private final Aggregate<Tally.Command, Tally, TallyEvent> tallies;
    private final Map<Integer, Integer> stumbles = new ConcurrentHashMap<>();
    private final Queue<Integer> again = new ConcurrentLinkedQueue<>();

    TallyListener(Aggregates aggregates) {
        this.tallies = aggregates
                .of("tally", new Tally.Rules(), EventFamily.of(TallyEvent.class))
                .publishing((id, event) -> Optional.of(event));
    }

    /** From now on an event with this amount fails so often, after it has been counted. */
    void stumbleOver(int amount, int times) {
        stumbles.put(amount, times);
    }

    @Override
    public String source() {
        return "elsewhere";
    }

    @Override
    public EventFamily known() {
        return KNOWN;
    }

    @Override
    public Uni<?> hear(Object event, Instant time) {
        return count(((Counted) event).amount());
    }

    @Override
    public Uni<?> hearAgain(Object event, Instant time) {
        again.add(((Counted) event).amount());
        return Uni.createFrom().voidItem();
    }

    /** The amounts of what was told again. */
    Collection<Integer> heardAgain() {
        return again;
    }

    private Uni<?> count(int amount) {
        return tallies.handle(Tenancy.require().tenant(), new Count(amount)).invoke(() -> stumble(amount));
    }

    private void stumble(int amount) {
        if (stumbles.merge(amount, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("stumbled over " + amount);
        }
    }
}
