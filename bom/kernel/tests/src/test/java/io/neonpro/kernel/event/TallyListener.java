package io.neonpro.kernel.event;

import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts in a tenant's tally what another service has counted, and says so. */
@Singleton
public class TallyListener extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(Counted.class);

    private final Aggregate<Tally.Command, Tally, TallyEvent> tallies;
    private final Map<Integer, Integer> stumbles = new ConcurrentHashMap<>();
    private final Queue<Integer> again = new ConcurrentLinkedQueue<>();
    private final Map<Integer, UUID> needs = new ConcurrentHashMap<>();

    TallyListener(Aggregates aggregates) {
        super("elsewhere", KNOWN);
        this.tallies = aggregates
                .of("tally", new Tally.Rules(), EventFamily.of(TallyEvent.class))
                .publishing((id, event) -> Optional.of(event));
    }

    /** From now on an event with this amount fails so often, after it has been counted. */
    void stumbleOver(int amount, int times) {
        stumbles.put(amount, times);
    }

    /** An event with this amount needs what another key's events tell, until there is no need any more. */
    void need(int amount, Optional<UUID> key) {
        key.ifPresentOrElse(one -> needs.put(amount, one), () -> needs.remove(amount));
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        int amount = ((Counted) event).amount();
        return needs.containsKey(amount) ? Uni.createFrom().failure(new NotHeardYet(needs.get(amount))) : count(amount);
    }

    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
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
