package io.neonpro.kernel.event;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/**
 * What a service makes of another one's events; a bean for each service that it hears. Every event has its effect once,
 * in order per key.
 */
public interface Listener {

    /** The service whose topic it hears, for example {@code clinic}. */
    String source();

    /** Events that it understands; all others are skipped. */
    EventFamily known();

    /**
     * Lets an event have its effect, within a transaction for the event's tenant. What fails is undone, and the event is
     * parked with all that follow it for its key until it succeeds ({@link Parking}).
     *
     * @param event a record of {@link #known}
     * @param time when it happened, however late it is heard of
     */
    Uni<?> hear(Object event, Instant time);

    /**
     * Hears what is told again, so that those who lack it get it: as often as somebody wants, and long after it was heard.
     * It may bring a copy up to date that keeps the newest revision, and nothing else; what was done because of it is done.
     */
    default Uni<?> hearAgain(Object event, Instant time) {
        return Uni.createFrom().voidItem();
    }
}
