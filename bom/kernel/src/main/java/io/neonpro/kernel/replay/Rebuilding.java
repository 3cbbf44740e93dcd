package io.neonpro.kernel.replay;

import static io.neonpro.kernel.replay.Turn.Next.NOTHING;
import static io.neonpro.kernel.replay.Turn.Next.PAGE;
import static io.neonpro.kernel.replay.Turn.Next.PAUSE;

import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.event.StoredEvents.Begun;
import io.neonpro.kernel.event.Story;
import io.neonpro.kernel.replay.Rebuild.Phase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Goes through a tenant's history and its read models, a page after the other, each in a short transaction that also says
 * how far it is. Where it has put something right it goes through all of it once more, when every transaction has ended
 * that was under way then: a command may have looked for a row that was not there yet, and not have committed its events.
 */
@ApplicationScoped
class Rebuilding {

    private static final int STREAMS = 100;
    private static final int ROWS = 500;

    private final ReadModels models;
    private final Rebuilds rebuilds;
    private final StoredEvents events;
    private final Comparison comparison;

    Rebuilding(ReadModels models, Rebuilds rebuilds, StoredEvents events, Comparison comparison) {
        this.models = models;
        this.rebuilds = rebuilds;
        this.events = events;
        this.comparison = comparison;
    }

    /** The next page. */
    Uni<Turn.Next> page(UUID run) {
        return Transactions.run(() -> rebuilds.find(run)
                        .flatMap(found -> found.filter(now -> !now.isDone())
                                .map(this::next)
                                .orElseGet(() -> Uni.createFrom().item(NOTHING))))
                .onFailure(Rebuilding::isLocked)
                .recoverWithItem(PAUSE);
    }

    private Uni<Turn.Next> next(Rebuild now) {
        ReadModel<?, ?> model = models.find(now.model())
                .orElseThrow(() -> new IllegalStateException("There is no read model " + now.model()));
        return switch (now.phase()) {
            case STREAMS -> advance(now, streams(model, now));
            case ROWS -> advance(now, rows(model, now));
            case SETTLING -> settle(now);
            case DONE -> Uni.createFrom().item(NOTHING);
        };
    }

    private Uni<Turn.Next> advance(Rebuild now, Uni<Step> step) {
        return step.call(done -> rebuilds.advance(now, done)).map(done -> done.phase() == Phase.DONE ? NOTHING : PAGE);
    }

    private Uni<Turn.Next> settle(Rebuild now) {
        if (now.isSettled()) {
            return rebuilds.nextPass(now).replaceWith(PAGE);
        }
        return now.isMarked()
                ? Uni.createFrom().item(PAUSE)
                : rebuilds.mark(now).replaceWith(PAGE);
    }

    private <E> Uni<Step> streams(ReadModel<?, E> model, Rebuild now) {
        return events.begun(now.position(), STREAMS)
                .flatMap(begun ->
                        begun.isEmpty() ? Uni.createFrom().item(Step.to(Phase.ROWS)) : streams(model, now, begun));
    }

    private <E> Uni<Step> streams(ReadModel<?, E> model, Rebuild now, List<Begun> begun) {
        UUID last = begun.getLast().stream();
        List<UUID> own = begun.stream()
                .filter(one -> one.aggregate().equals(model.name()))
                .map(Begun::stream)
                .toList();
        return own.isEmpty()
                ? Uni.createFrom().item(Step.past(Phase.STREAMS, last))
                : events.firstOf(model.aggregate(), own)
                        .flatMap(stories -> compare(
                                model,
                                now,
                                stories.size() == own.size() ? last : stories.getLast().stream(),
                                Expected.of(model, stories)));
    }

    private Uni<Step> rows(ReadModel<?, ?> model, Rebuild now) {
        return model.tables()
                .getFirst()
                .owners(now.position(), ROWS)
                .flatMap(owners -> owners.isEmpty()
                        ? Uni.createFrom().item(Step.to(now.afterRows()))
                        : orphans(model, owners.stream().distinct().toList(), now));
    }

    private <E> Uni<Step> orphans(ReadModel<?, E> model, List<UUID> owners, Rebuild now) {
        UUID last = owners.getLast();
        return events.neverBegun(owners.stream().map(model::stream).toList(), model.aggregate())
                .map(strangers -> owners.stream()
                        .filter(owner -> strangers.contains(model.stream(owner)))
                        .toList())
                .flatMap(orphans -> orphans.isEmpty()
                        ? Uni.createFrom().item(Step.past(Phase.ROWS, last))
                        : compare(
                                model,
                                now,
                                last,
                                Expected.of(model, List.<Story<E>>of()).withOwners(orphans)));
    }

    private Uni<Step> compare(ReadModel<?, ?> model, Rebuild now, UUID end, Expected expected) {
        int streams = expected.owners().size();
        return comparison
                .compare(model, expected, now.corrects())
                .map(found ->
                        new Step(now.phase(), end, streams, expected.events(), found.differing(), found.corrected()));
    }

    private static boolean isLocked(Throwable failure) {
        return Set.of(SqlState.LOCK_NOT_AVAILABLE, SqlState.DEADLOCK_DETECTED).contains(SqlState.of(failure));
    }
}
