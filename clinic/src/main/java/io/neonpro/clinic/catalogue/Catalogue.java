package io.neonpro.clinic.catalogue;

import io.neonpro.clinic.Flaws;
import io.neonpro.clinic.affected.AffectedAppointments;
import io.neonpro.kernel.context.Uncancelled;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.event.Standing;
import io.neonpro.kernel.event.Standings;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What may be done with the entries of one kind: each change is checked, stored and published as a
 * snapshot, in one transaction.
 *
 * @param <D> what may be edited of an entry
 * @param <V> an entry as it is shown
 */
public abstract class Catalogue<D, V> implements Standings {

    private final EntryKind<D, V> kind;
    private final EntryTable table;
    private final Outbox outbox;
    private final AffectedAppointments appointments;

    protected Catalogue(EntryKind<D, V> kind, Outbox outbox, AffectedAppointments appointments) {
        this.kind = kind;
        this.table = kind.table();
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
        return Interlude.between(() -> stored(
                        id,
                        () -> require(id, precondition)
                                .invoke(Catalogue::requireCurrent)
                                .flatMap(entry -> edit(entry, edit, isConfirmed))))
                .map(kind::shown);
    }

    /** Archiving twice is archiving once; fails as a {@link #change} does. */
    public Uni<V> archive(UUID id, IntConsumer precondition, boolean isConfirmed) {
        return Interlude.between(() -> stored(
                        id,
                        () -> require(id, precondition)
                                .invoke(e -> permit(Change.archiving(id, e.details())))
                                .flatMap(entry -> archive(entry, isConfirmed))))
                .map(kind::shown);
    }

    /** A change that is committed is shown nowhere as it was before, whether or not somebody still waits for that. */
    private Uni<Entry<D>> stored(UUID id, Supplier<Uni<Entry<D>>> change) {
        return Uncancelled.of(Transactions.run(change).call(() -> changed(id)));
    }

    /**
     * Keeps an entry from changing until the end of the caller's transaction.
     *
     * @return fails when there is none, or an archived one
     */
    public Uni<Entry<D>> hold(UUID id) {
        return require(id, any -> {}).invoke(Catalogue::requireCurrent);
    }

    /** Stores a new entry and publishes it; the caller has checked it, in the same transaction. */
    protected final Uni<V> store(UUID id, D details) {
        return store(Entry.first(id, details)).map(kind::shown);
    }

    private Uni<Entry<D>> edit(Entry<D> entry, UnaryOperator<D> edit, boolean isConfirmed) {
        D before = entry.details();
        return complete(edit.apply(before))
                .flatMap(after -> after.equals(before)
                        ? Uni.createFrom().item(entry)
                        : change(entry, before, after, isConfirmed));
    }

    private Uni<Entry<D>> change(Entry<D> entry, D before, D after, boolean isConfirmed) {
        boolean isHarmless = isConfirmed || !mayAffectAppointments(before, after);
        return check(Change.editing(entry.id(), before, after)).chain(() -> store(entry.edited(after), isHarmless));
    }

    private Uni<Entry<D>> archive(Entry<D> entry, boolean isConfirmed) {
        return entry.archived() ? Uni.createFrom().item(entry) : store(entry.archive(), isConfirmed);
    }

    private Uni<Entry<D>> store(Entry<D> entry, boolean isHarmless) {
        Uni<Void> harmless = isHarmless ? Uni.createFrom().voidItem() : appointments.requireNone(kind.snapshot(entry));
        return harmless.chain(() -> store(entry));
    }

    private Uni<Entry<D>> store(Entry<D> entry) {
        return new TenantStatement(table.put())
                .run(kind.values(entry))
                .chain(() -> outbox.publish(standing(entry)))
                .replaceWith(entry);
    }

    private Uni<Void> check(Change<D> change) {
        permit(change);
        return flaws(change).invoke(Flaws::refuse).replaceWithVoid();
    }

    /** Locked until the end of the transaction, so that two changes follow each other. */
    private Uni<Entry<D>> require(UUID id, IntConsumer precondition) {
        return new TenantStatement(table.hold())
                .find(kind::entry, id)
                .map(found -> found.orElseThrow(Listing.NO_SUCH_ENTRY::asFailure))
                .invoke(entry -> precondition.accept(entry.version()));
    }

    private static void requireCurrent(Entry<?> entry) {
        if (entry.archived()) {
            throw Rejected.conflict("archived", "It is archived and stays as it is.")
                    .asFailure();
        }
    }

    /** Fails when the tenant has as many as it may have. */
    protected Uni<Void> requireRoom() {
        return new TenantStatement(table.isFull())
                .find(row -> row.getBoolean("is_full"))
                .invoke(isFull -> requireRoom(isFull.orElseThrow()))
                .replaceWithVoid();
    }

    private static void requireRoom(boolean isFull) {
        if (isFull) {
            throw Rejected.conflict(
                            "limit-reached", "A tenant has at most %d of these.".formatted(EntryTable.MAX_ENTRIES))
                    .asFailure();
        }
    }

    /** Also what is archived: others have it, too. */
    @Override
    public Uni<List<Standing>> page(UUID after, int rows) {
        return new TenantStatement(table.page()).list(row -> standing(kind.entry(row)), after, rows);
    }

    private Standing standing(Entry<D> entry) {
        return Standing.of(entry.id(), entry.version(), kind.snapshot(entry));
    }
}
