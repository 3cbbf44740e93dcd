package io.neonpro.kernel.event;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes event-sourced aggregates over this service's event store. */
@ApplicationScoped
public class Aggregates {

    private final EventStore store;
    private final Outbox outbox;

    Aggregates(EventStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * @param name of the kind of aggregate, kebab-case, stored with each event
     * @param rules what may happen
     * @param family all events of its streams
     */
    public <C, S, E> Aggregate<C, S, E> of(String name, Decider<C, S, E> rules, EventFamily family) {
        return new Aggregate<>(rules, new Streams<>(name, family, store, outbox, Traits.none()));
    }
}
