package io.neonpro.kernel.event;

import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Counts in a tenant's tally what another service has counted. */
@ApplicationScoped
public class TallyListener {

    private static final EventFamily KNOWN = EventFamily.of(Counted.class);

    private final Inbox inbox;
    private final Aggregate<Tally.Command, Tally, TallyEvent> tallies;
    private final Map<Integer, Integer> stumbles = new ConcurrentHashMap<>();

    TallyListener(Inbox inbox, Aggregates aggregates) {
        this.inbox = inbox;
        this.tallies = aggregates.of("tally", new Tally.Rules(), EventFamily.of(TallyEvent.class));
    }

    /** From now on an event with this amount fails so often, after it has been counted. */
    void stumbleOver(int amount, int times) {
        stumbles.put(amount, times);
    }

    @Incoming("tallies")
    Uni<Void> receive(Message<String> message) {
        return inbox.receive(message, KNOWN, event -> count(((Counted) event).amount()));
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
