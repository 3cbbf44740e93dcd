package io.neonpro.kernel.event;

import io.neonpro.kernel.data.Absence;
import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    /** Received one after the other, each after what it waits for: as if each had a transaction of its own. */
    private static final TenantStatement INSERT_ALL = new TenantStatement("""
                    insert into inbox (tenant_id, event_id, received_at)
                    select $1::uuid, id, clock_timestamp() + place * interval '1 microsecond'
                      from unnest($2::uuid[]) with ordinality as heard (id, place)
                    on conflict do nothing
                    returning event_id
                    """);

    private final EventCodec codec;
    private final Parking parking;
    private final RetryTimer timer;
    private final InboxSettings settings;
    private final RetryRules retries;
    private final EventTraces traces;
    private final InboxMetrics metrics;

    Inbox(
            EventCodec codec,
            Parking parking,
            RetryTimer timer,
            InboxSettings settings,
            EventTraces traces,
            InboxMetrics metrics) {
        this.codec = codec;
        this.parking = parking;
        this.timer = timer;
        this.settings = settings;
        this.retries = new RetryRules(settings.retryAfter());
        this.traces = traces;
        this.metrics = metrics;
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
     * @param listener that {@linkplain Listener#isQuick() takes} several together
     */
    Uni<Void> receiveTogether(Listener listener, List<IncomingEvent> events) {
        EventLoop loop = new EventLoop(Vertx.currentContext());
        UUID tenant = events.getFirst().tenant();
        return Tenancy.runAs(
                        TenantContext.ofEvent(tenant),
                        () -> inLastTransaction(() -> takeAllUnlessParked(listener, events)))
                .ifNoItem()
                .after(settings.attemptTimeout())
                .failWith(() -> new IllegalStateException("took longer than " + settings.attemptTimeout()))
                .emitOn(loop::run)
                .invoke(news -> events.forEach(
                        event -> metrics.count(event, news.contains(event.id()) ? "applied" : "duplicate")))
                .replaceWithVoid();
    }

    private Uni<Set<UUID>> takeAllUnlessParked(Listener listener, List<IncomingEvent> events) {
        UUID[] keys = events.stream().map(IncomingEvent::key).distinct().toArray(UUID[]::new);
        return Uni.combine()
                .all()
                .unis(rememberAll(events), parking.arrive(listener.source(), keys))
                .asTuple()
                .flatMap(found -> found.getItem2()
                        ? Uni.createFrom().failure(new KeyIsParked())
                        : effects(listener, events, found.getItem1()));
    }

    /** Ids of those that are heard of for the first time. */
    private Uni<Set<UUID>> rememberAll(List<IncomingEvent> events) {
        UUID[] ids = events.stream().map(IncomingEvent::id).toArray(UUID[]::new);
        return INSERT_ALL.list(row -> row.getUUID("event_id"), (Object) ids).map(Set::copyOf);
    }

    /** One after the other, each once. */
    private Uni<Set<UUID>> effects(Listener listener, List<IncomingEvent> events, Set<UUID> news) {
        Set<UUID> untaken = new HashSet<>(news);
        return Multi.createFrom()
                .iterable(events)
                .filter(event -> untaken.remove(event.id()))
                .onItem()
                .transformToUniAndConcatenate(event -> effect(listener, event))
                .collect()
                .last()
                .replaceWith(news);
    }

    private Uni<Void> effect(Listener listener, IncomingEvent event) {
        event.asCause().bind();
        return traces.within(
                event,
                () -> Uni.createFrom()
                        .deferred(() -> listener.hear(read(listener, event), event.asOccurrence())
                                .replaceWithVoid()));
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
                                .chain(() -> listener.hearAgain(read(listener, event), event.asOccurrence()))
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
                ? listener.hear(read(listener, event), event.asOccurrence()).replaceWith(true)
                : Uni.createFrom().item(false);
    }

    private Object read(Listener listener, IncomingEvent event) {
        Class<?> type = listener.known().find(event.name().name()).orElseThrow(() -> new NewerEvent(event.name()));
        try {
            return codec.read(event.schema(), type, codec.parse(event.data()));
        } catch (NewerEvent | UnknownEvent notYet) {
            throw notYet;
        } catch (RuntimeException malformed) {
            throw new UnreadableEvent(malformed);
        }
    }

    /** An attempt that takes too long may still come to its end; then the next one finds the event in the inbox. */
    private Uni<Boolean> attempt(IncomingEvent event, Supplier<Uni<Boolean>> effect) {
        return attempt(event, "applied", effect);
    }

    private Uni<Boolean> attempt(IncomingEvent event, String outcome, Supplier<Uni<Boolean>> effect) {
        EventLoop loop = new EventLoop(Vertx.currentContext());
        return Tenancy.runAs(TenantContext.ofEvent(event.tenant()), () -> {
                    event.asCause().bind();
                    return traces.within(event, () -> inLastTransaction(effect));
                })
                .ifNoItem()
                .after(settings.attemptTimeout())
                .failWith(() -> new IllegalStateException("took longer than " + settings.attemptTimeout()))
                .emitOn(loop::run)
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
        return Tenancy.runAs(TenantContext.ofEvent(key.tenant()), () -> inLastTransaction(work));
    }

    private static <T> Uni<T> inLastTransaction(Supplier<Uni<T>> work) {
        return Transactions.ofStatements(() -> {
            CurrentTransaction.beLast();
            return work.get();
        });
    }

    /** What says something of the event, and nothing of who was needed. */
    private static boolean isItsOwn(Throwable failure) {
        return !(failure instanceof NoRoom) && !Absence.isCauseOf(failure);
    }
}
