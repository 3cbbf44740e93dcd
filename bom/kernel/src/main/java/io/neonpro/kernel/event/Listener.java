package io.neonpro.kernel.event;

import io.smallrye.mutiny.Uni;

/**
 * What a service makes of another one's events; extended by a bean for each service that it hears. Every event has its
 * effect once, in order per key.
 */
public abstract class Listener {

    private final String source;
    private final EventFamily known;

    /**
     * @param source the service whose topic it hears, for example {@code clinic}
     * @param known events that it understands; all others are skipped
     */
    protected Listener(String source, EventFamily known) {
        this.source = source;
        this.known = known;
    }

    final String source() {
        return source;
    }

    EventFamily known() {
        return known;
    }

    /**
     * Lets an event have its effect, within a transaction for the event's tenant. What fails is undone, and the event is
     * parked with all that follow it for its key until it succeeds ({@link Parking}): at once when it is {@link NotHeardYet}
     * and that arrives.
     *
     * @param event a record of those that it knows
     */
    protected abstract Uni<?> hear(Object event, Occurrence occurrence);

    /**
     * Whether several events of a tenant that wait may have their effects in one transaction: where effects are short, and do
     * not lock what those of other keys lock. When one of them fails each has its own, as elsewhere.
     *
     * @param event one of those that it knows
     */
    protected boolean isQuick(Class<?> event) {
        return false;
    }

    /** The same of events of a type. */
    boolean isQuick(EventName type) {
        return known.find(type.name()).filter(this::isQuick).isPresent();
    }

    /**
     * Hears what is told again, so that those who lack it get it: as often as somebody wants, and long after it was heard.
     * It may bring a copy up to date that keeps the newest revision, and nothing else; what was done because of it is done.
     */
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return Uni.createFrom().voidItem();
    }
}
