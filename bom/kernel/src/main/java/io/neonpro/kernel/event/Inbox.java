package io.neonpro.kernel.event;

import io.neonpro.kernel.data.Absence;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Lets an event from another service have its effect exactly once, for the event's own tenant, and in order per key: its id
 * and its effects are stored in one transaction (idempotent consumer), and while an earlier event of its key is parked it is
 * parked behind it.
 */
@ApplicationScoped
class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /** Waits for whoever else lets the same event have its effect. */
    private static final TenantStatement INSERT = new TenantStatement("""
                    insert into inbox (tenant_id, event_id) values ($1, $2)
                    on conflict do nothing
                    """);

    private final EventCodec codec;
    private final Parking parking;
    private final RetryTimer timer;
    private final InboxSettings settings;
    private final RetryRules retries;
    private final InboxMetrics metrics;
    private final Attempts attempts;
    private final InboxBatches batches;

    Inbox(EventCodec codec, Parking parking, RetryTimer timer, InboxSettings settings, InboxMetrics metrics) {
        this.codec = codec;
        this.parking = parking;
        this.timer = timer;
        this.settings = settings;
        this.retries = new RetryRules(settings.retryAfter());
        this.metrics = metrics;
        this.attempts = new Attempts(settings.attemptTimeout());
        this.batches = new InboxBatches(codec, parking, attempts, metrics);
    }

    /**
     * Lets an event have its effect, or parks it. Fails only when neither is possible for the moment, as somebody is away:
     * then nothing has happened, and it is to be tried again.
     */
    Uni<Void> receive(Listener listener, IncomingEvent event) {
        if (listener.known().find(event.name().name()).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        ParkedKey key = ParkedKey.of(listener, event);
        return attempt(event, () -> takeUnlessParked(listener, event, key))
                .replaceWithVoid()
                .onFailure(KeyIsParked.class)
                .recoverWithUni(() -> follow(key, event))
                .onFailure(Inbox::isItsOwn)
                .recoverWithUni(failure -> park(key, event, failure));
    }

    /**
     * Lets events of one tenant have their effects in one transaction, in their order. When it fails nothing has happened, and
     * each is to be received by itself: one of them failed, or is parked, or all of them together took too long.
     *
     * @param listener that {@linkplain Listener#isQuick(Class) takes} several together
     */
    Uni<Void> receiveTogether(Listener listener, List<IncomingEvent> events) {
        return batches.receive(listener, events);
    }

    /**
     * Lets what is told again reach the copies. It is in the inbox or was, so that is not asked; and what fails of it is
     * not parked, as it can be told once more.
     */
    Uni<Void> receiveAgain(Listener listener, IncomingEvent event) {
        if (listener.known().find(event.name().name()).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return attempt(
                        event,
                        "repeated",
                        () -> parking.wake(event.key())
                                .chain(() ->
                                        listener.hearAgain(codec.read(event, listener.known()), event.asOccurrence()))
                                .replaceWith(true))
                .replaceWithVoid()
                .onFailure(Inbox::isItsOwn)
                .recoverWithUni(failure -> notHeardAgain(event, failure));
    }

    private Uni<Void> notHeardAgain(IncomingEvent event, Throwable failure) {
        metrics.failed();
        LOG.warnf(
                "%s %s of tenant %s was told again in vain: %s",
                event.name(), event.id(), event.tenant(), Setback.reason(failure));
        return Uni.createFrom().voidItem();
    }

    /**
     * Tries the first event of a parked key again.
     *
     * @return whether there may be another one to go on with
     */
    Uni<Boolean> retry(Listener listener, ParkedKey key) {
        return inTransaction(key, () -> parking.first(key))
                .flatMap(first -> first.map(parked -> retry(listener, parked))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> retry(Listener listener, Parked parked) {
        return attempt(
                        parked.event(),
                        () -> take(listener, parked.event())
                                .call(() -> parking.remove(parked.key(), parked.position(), settings.lease())))
                .replaceWith(true)
                .onFailure(Inbox::isItsOwn)
                .recoverWithUni(failure -> failedAgain(parked, failure).replaceWith(false));
    }

    /** Who waits for somebody else to remember the event holds nothing that they may want. */
    private Uni<Boolean> takeUnlessParked(Listener listener, IncomingEvent event, ParkedKey key) {
        return Uni.combine()
                .all()
                .unis(remember(event), parking.arrive(key.source(), key.key()))
                .asTuple()
                .flatMap(found -> {
                    boolean isNew = found.getItem1();
                    return isNew && found.getItem2()
                            ? Uni.createFrom().failure(new KeyIsParked())
                            : effect(listener, event, isNew);
                });
    }

    private Uni<Boolean> take(Listener listener, IncomingEvent event) {
        return Uni.combine()
                .all()
                .unis(remember(event), parking.wake(event.key()))
                .asTuple()
                .flatMap(found -> effect(listener, event, found.getItem1()));
    }

    /** Whether it is heard of for the first time. */
    Uni<Boolean> remember(IncomingEvent event) {
        return INSERT.run(event.id()).map(inserted -> inserted == 1);
    }

    private Uni<Boolean> effect(Listener listener, IncomingEvent event, boolean isNew) {
        return isNew
                ? listener.hear(codec.read(event, listener.known()), event.asOccurrence())
                        .replaceWith(true)
                : Uni.createFrom().item(false);
    }

    /** An attempt that takes too long may still come to its end; then the next one finds the event in the inbox. */
    private Uni<Boolean> attempt(IncomingEvent event, Supplier<Uni<Boolean>> effect) {
        return attempt(event, "applied", effect);
    }

    private Uni<Boolean> attempt(IncomingEvent event, String outcome, Supplier<Uni<Boolean>> effect) {
        return attempts.of(event.tenant(), () -> {
                    event.bind();
                    return Attempts.inLastTransaction(effect);
                })
                .invoke(isNew -> metrics.count(event, isNew ? outcome : "duplicate"));
    }

    private Uni<Void> follow(ParkedKey key, IncomingEvent event) {
        return inTransaction(key, () -> parking.follow(key, event)).invoke(() -> metrics.count(event, "parked"));
    }

    private Uni<Void> park(ParkedKey key, IncomingEvent event, Throwable failure) {
        Setback setback = Setback.of(failure, 1, retries);
        return inTransaction(key, () -> parking.begin(key, event, setback)).invoke(() -> {
            metrics.count(event, "parked");
            failed(event, 1, setback);
        });
    }

    private Uni<Void> failedAgain(Parked parked, Throwable failure) {
        int attempts = parked.attempts() + 1;
        Setback setback = Setback.of(failure, attempts, retries);
        return inTransaction(parked.key(), () -> parking.failedAgain(parked, setback))
                .invoke(() -> failed(parked.event(), attempts, setback));
    }

    private void failed(IncomingEvent event, int attempts, Setback setback) {
        metrics.failed();
        setback.pause().ifPresent(timer::in);
        LOG.warnf(
                "%s %s of tenant %s failed %d times, %s: %s",
                event.name(),
                event.id(),
                event.tenant(),
                attempts,
                setback.pause().map(time -> "is tried again in " + time).orElse("and is a dead letter"),
                setback.reason());
    }

    private static <T> Uni<T> inTransaction(ParkedKey key, Supplier<Uni<T>> work) {
        return Tenancy.runAs(TenantContext.ofEvent(key.tenant()), () -> Attempts.inLastTransaction(work));
    }

    /** What says something of the event, and nothing of who was needed. */
    private static boolean isItsOwn(Throwable failure) {
        return !(failure instanceof NoRoom) && !Absence.isCauseOf(failure);
    }
}
