package io.neonpro.clinic.catalogue;

import io.neonpro.clinic.Flaws;
import io.neonpro.clinic.affected.AffectedAppointments;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.TenantKey;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.event.Standing;
import io.neonpro.kernel.event.Standings;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/**
 * What may be done with the entries of one kind: each change is checked, stored and published as a
 * snapshot, in one transaction.
 *
 * @param <D> what may be edited of an entry
 * @param <E> an entry as it is stored
 * @param <V> an entry as it is shown
 */
public abstract class Catalogue<D, E extends Entry<D>, V> implements Standings {

    private static final int MAX_ENTRIES = 10_000;

    private final Class<E> type;
    private final Function<TenantKey, E> blank;
    private final Function<E, V> show;
    private final Outbox outbox;
    private final AffectedAppointments appointments;

    /**
     * @param blank makes an entry that has only a key
     */
    protected Catalogue(
            Class<E> type,
            Function<TenantKey, E> blank,
            Function<E, V> show,
            Outbox outbox,
            AffectedAppointments appointments) {
        this.type = type;
        this.blank = blank;
        this.show = show;
        this.outbox = outbox;
        this.appointments = appointments;
    }

    /** Fails when the caller's token does not reach far enough for making this of an entry. */
    protected abstract void permit(Change<D> change);

    /** What is wrong with a change, beyond its form. */
    protected abstract Uni<Flaws> flaws(Change<D> change);

    /** Whether appointments that were made before an edit may be unable to take place after it. */
    protected abstract boolean mayAffectAppointments(D before, D after);

    /** Fills in what was left out. */
    protected Uni<D> complete(D details) {
        return Uni.createFrom().item(details);
    }

    /** What is to be done once a change is committed. */
    protected Uni<Void> changed(UUID id) {
        return Uni.createFrom().voidItem();
    }

    public Uni<V> add(D details) {
        return Transactions.run(() -> requireRoom()
                .chain(() -> complete(details))
                .call(complete -> check(Change.adding(complete)))
                .flatMap(complete -> store(Ids.next(), complete)));
    }

    /**
     * @param precondition gets the version at hand, and throws when the client meant another
     * @param edit makes the new details of the old ones
     * @param isConfirmed whether to change it whatever is booked
     * @return fails with {@code appointments-affected} otherwise
     */
    public Uni<V> change(UUID id, IntConsumer precondition, UnaryOperator<D> edit, boolean isConfirmed) {
        return Interlude.between(() -> Transactions.run(() -> require(id, precondition)
                        .invoke(Catalogue::requireCurrent)
                        .flatMap(entry -> edit(entry, edit, isConfirmed))))
                .call(() -> changed(id))
                .map(show);
    }

    /** Archiving twice is archiving once; fails as a {@link #change} does. */
    public Uni<V> archive(UUID id, IntConsumer precondition, boolean isConfirmed) {
        return Interlude.between(() -> Transactions.run(() -> require(id, precondition)
                        .invoke(e -> permit(Change.archiving(id, e.details())))
                        .flatMap(entry -> archive(entry, isConfirmed))))
                .call(() -> changed(id))
                .map(show);
    }

    /**
     * Keeps an entry from changing until the end of the caller's transaction.
     *
     * @return fails when there is none, or an archived one
     */
    public Uni<E> hold(UUID id) {
        return require(id, any -> {}).invoke(Catalogue::requireCurrent);
    }

    /** Stores a new entry and publishes it; the caller has checked it, in the same transaction. */
    protected final Uni<V> store(UUID id, D details) {
        E entry = blank.apply(TenantKey.of(id));
        entry.describe(details);
        return Panache.getSession()
                .call(session -> session.persist(entry))
                .chain(() -> flushed(entry))
                .chain(() -> publish(entry))
                .map(show);
    }

    private Uni<E> edit(E entry, UnaryOperator<D> edit, boolean isConfirmed) {
        D before = entry.details();
        return complete(edit.apply(before))
                .flatMap(after -> after.equals(before)
                        ? Uni.createFrom().item(entry)
                        : change(entry, before, after, isConfirmed));
    }

    private Uni<E> change(E entry, D before, D after, boolean isConfirmed) {
        boolean isHarmless = isConfirmed || !mayAffectAppointments(before, after);
        return check(Change.editing(entry.id(), before, after))
                .invoke(() -> entry.describe(after))
                .chain(() -> flushed(entry))
                .call(() -> isHarmless ? Uni.createFrom().voidItem() : appointments.requireNone(entry.snapshot()))
                .chain(() -> publish(entry));
    }

    private Uni<E> archive(E entry, boolean isConfirmed) {
        if (entry.archived) {
            return Uni.createFrom().item(entry);
        }
        entry.archived = true;
        return flushed(entry)
                .call(() -> isConfirmed ? Uni.createFrom().voidItem() : appointments.requireNone(entry.snapshot()))
                .chain(() -> publish(entry));
    }

    private Uni<Void> check(Change<D> change) {
        permit(change);
        return flaws(change).invoke(Flaws::refuse).replaceWithVoid();
    }

    /** Locked until the end of the transaction, so that two changes follow each other. */
    private Uni<E> require(UUID id, IntConsumer precondition) {
        return Panache.getSession()
                .flatMap(s -> s.find(type, TenantKey.of(id), LockModeType.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(
                        Rejected.missing("not-found", "There is no such entry.").asFailure())
                .invoke(entry -> precondition.accept(entry.version));
    }

    private static void requireCurrent(Entry<?> entry) {
        if (entry.archived) {
            throw Rejected.conflict("archived", "It is archived and stays as it is.")
                    .asFailure();
        }
    }

    /** Fails when the tenant has as many as it may have. */
    protected Uni<Void> requireRoom() {
        return Panache.getSession()
                .flatMap(session -> session.createQuery(
                                "select count(*) from %s where key.tenantId = :tenant".formatted(type.getSimpleName()),
                                Long.class)
                        .setParameter("tenant", Tenancy.require().tenant())
                        .getSingleResult())
                .invoke(Catalogue::requireRoom)
                .replaceWithVoid();
    }

    private static void requireRoom(long entries) {
        if (entries >= MAX_ENTRIES) {
            throw Rejected.conflict("limit-reached", "A tenant has at most %d of these.".formatted(MAX_ENTRIES))
                    .asFailure();
        }
    }

    /** Only the flush counts the version on. */
    private Uni<E> flushed(E entry) {
        return Panache.getSession().call(session -> session.flush()).replaceWith(entry);
    }

    private Uni<E> publish(E entry) {
        return outbox.publish(standing(entry)).replaceWith(entry);
    }

    private static Standing standing(Entry<?> entry) {
        return Standing.of(entry.id(), entry.version, entry.snapshot());
    }

    /** Also what is archived: others have it, too. */
    @Override
    public Uni<List<Standing>> page(UUID after, int rows) {
        return Panache.getSession()
                .flatMap(session -> session.createQuery(
                                "from %s where key.tenantId = :tenant and key.id > :after order by key.id"
                                        .formatted(type.getSimpleName()),
                                type)
                        .setParameter("tenant", Tenancy.require().tenant())
                        .setParameter("after", after)
                        .setMaxResults(rows)
                        .getResultList())
                .map(entries -> entries.stream().map(Catalogue::standing).toList());
    }
}
