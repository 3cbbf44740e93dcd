package io.neonpro.kernel.workflow;

import static io.neonpro.kernel.workflow.WorkflowEvent.Cause.FAILED;
import static io.neonpro.kernel.workflow.WorkflowEvent.Cause.OUT_OF_TIME;
import static io.neonpro.kernel.workflow.WorkflowEvent.Cause.REFUSED;

import io.neonpro.kernel.context.CallerContext;
import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.ConcurrentChange;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.job.Away;
import io.neonpro.kernel.workflow.WorkflowCommand.GiveUp;
import io.neonpro.kernel.workflow.WorkflowCommand.Settle;
import io.neonpro.kernel.workflow.WorkflowCommand.Tell;
import io.neonpro.kernel.workflow.WorkflowCommand.Took;
import io.neonpro.kernel.workflow.WorkflowCommand.Undid;
import io.neonpro.kernel.workflow.WorkflowTable.Stand;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Goes on with the workflows of one kind: reads where one is, does what is next, and appends what came of it, in any
 * number of instances at once. Each append is for the version that was read, so a workflow comes on once from there,
 * whoever else tried.
 */
final class Progress<S, E> {

    private static final Logger LOG = Logger.getLogger(Progress.class);
    private static final int MAX_FAILURE_LENGTH = 200;

    private static final Rejected LATE = Rejected.conflict("out-of-time", "This took too long, and was undone.");
    private static final Rejected FAILED_OFTEN =
            Rejected.conflict("failed", "This failed several times, and was undone.");

    private final Workflow<S, E> workflow;
    private final WorkflowRules<S, E> rules;
    private final WorkflowLimits limits;
    private final EventFamily family;
    private final Workflows parts;
    private final Aggregate<WorkflowCommand<E>, WorkflowState<S>, Object> histories;

    Progress(
            Workflow<S, E> workflow,
            WorkflowRules<S, E> rules,
            WorkflowLimits limits,
            EventFamily family,
            Workflows parts) {
        this.workflow = workflow;
        this.rules = rules;
        this.limits = limits;
        this.family = family;
        this.parts = parts;
        this.histories = parts.histories(workflow.name(), rules, family);
    }

    Aggregate<WorkflowCommand<E>, WorkflowState<S>, Object> histories() {
        return histories;
    }

    /** Does one thing after the other, until there is nothing to do for now or others have waited long enough. */
    Uni<Void> goOn(UUID id) {
        long end = System.nanoTime() + limits.stepWithin().toNanos();
        return Uni.createFrom()
                .deferred(() -> turn(id))
                .repeat()
                .whilst(hasMore -> hasMore && System.nanoTime() < end)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Answers whether there may be more to do at once. */
    private Uni<Boolean> turn(UUID id) {
        return Transactions.run(() -> read(id))
                .flatMap(found -> found.map(this::move).orElseGet(() -> answer(false)));
    }

    private Uni<Optional<Position<S>>> read(UUID id) {
        return Uni.combine()
                .all()
                .unis(histories.load(id), WorkflowTable.find(id))
                .with((loaded, row) -> row.map(known -> new Position<>(id, loaded.version(), loaded.state(), known)));
    }

    private Uni<Boolean> move(Position<S> at) {
        return switch (at.state().phase()) {
            case RUNNING -> at.isLate() && rules.mayGiveUp(at.state()) ? giveUp(at) : forward(at);
            case UNDOING -> backward(at);
            case NONE, COMPLETED, UNDONE -> answer(false);
        };
    }

    private Uni<Boolean> giveUp(Position<S> at) {
        return note(at, new GiveUp<>(OUT_OF_TIME, LATE));
    }

    private Uni<Boolean> forward(Position<S> at) {
        return switch (rules.next(at.state())) {
            case Next.Take<E>(String step) -> take(at, step);
            case Next.Wait<E>(Instant until, E otherwise) ->
                until.isAfter(Instant.now()) ? await(at, until) : note(at, new Tell<>(otherwise));
            case Next.Finish<E> finish -> note(at, new Settle<>());
            case Next.Abandon<E> abandon -> note(at, new Settle<>());
        };
    }

    private Uni<Boolean> await(Position<S> at, Instant until) {
        Instant deadline = at.row().deadline();
        Instant next = rules.mayGiveUp(at.state()) && deadline.isBefore(until) ? deadline : until;
        return Transactions.run(() -> WorkflowTable.await(at.id(), next)).replaceWith(false);
    }

    private Uni<Boolean> take(Position<S> at, String name) {
        var task = Task.taking(
                at.id(), name, at.state().timesTaken(name), at.state().data());
        return Uni.createFrom()
                .deferred(() -> taken(at, step(name), task))
                .invoke(() -> parts.countStep(workflow.name(), name, "taken"))
                .replaceWith(true)
                .onFailure()
                .recoverWithUni(failure -> notTaken(at, name, failure));
    }

    private Uni<Void> taken(Position<S> at, Step<S, E> step, Task<S> task) {
        return step.isHere()
                ? Transactions.run(() ->
                        step.take().apply(task).flatMap(outcome -> append(at, new Took<>(step.name(), outcome))))
                : inTime(step.take().apply(task))
                        .flatMap(outcome -> Transactions.run(() -> append(at, new Took<>(step.name(), outcome))));
    }

    private Uni<Boolean> notTaken(Position<S> at, String step, Throwable failure) {
        boolean mayGiveUp = rules.mayGiveUp(at.state());
        if (failure instanceof Refused refused && mayGiveUp) {
            parts.countStep(workflow.name(), step, "refused");
            return note(at, new GiveUp<>(REFUSED, refused.reason()));
        }
        boolean isLast = at.row().failures() + 1 >= limits.attempts() && !Away.is(failure);
        return isLast && mayGiveUp && !(failure instanceof Overtaken)
                ? note(at, new GiveUp<>(FAILED, FAILED_OFTEN))
                : failed(at, step, failure);
    }

    private Uni<Boolean> backward(Position<S> at) {
        String name = at.state().toUndo().getFirst();
        return Uni.createFrom()
                .deferred(() -> undone(at, step(name)))
                .invoke(() -> parts.countStep(workflow.name(), name, "undone"))
                .replaceWith(true)
                .onFailure()
                .recoverWithUni(failure -> failed(at, name, failure));
    }

    /** What is taken here is taken for certain or not at all. */
    private Uni<Void> undone(Position<S> at, Step<S, E> step) {
        Undid<E> undid = new Undid<>(step.name());
        var task = Task.undoing(at.id(), step.name(), at.state().data());
        if (step.isHere()) {
            boolean isTaken = at.state().timesTaken(step.name()) > 0;
            return Transactions.run(
                    () -> isTaken ? step.undo().apply(task).chain(() -> append(at, undid)) : append(at, undid));
        }
        return inTime(step.undo().apply(task)).chain(() -> Transactions.run(() -> append(at, undid)));
    }

    private Uni<Boolean> failed(Position<S> at, String step, Throwable failure) {
        if (failure instanceof Overtaken) {
            return answer(true);
        }
        boolean isAway = Away.is(failure);
        parts.countStep(workflow.name(), step, isAway ? "postponed" : "failed");
        LOG.warnf("%s %s: %s waits: %s", workflow.name(), at.id(), step, failure.toString());
        return Transactions.run(() -> WorkflowTable.fail(
                        at.id(),
                        !isAway,
                        reason(failure),
                        limits.backOff(at.row().tries())))
                .replaceWith(false);
    }

    private Uni<Boolean> note(Position<S> at, WorkflowCommand<E> command) {
        return Transactions.run(() -> append(at, command))
                .replaceWith(true)
                .onFailure(Overtaken.class)
                .recoverWithItem(true);
    }

    private Uni<Void> append(Position<S> at, WorkflowCommand<E> command) {
        return histories
                .handle(at.id(), at.version(), command)
                .onFailure(ConcurrentChange.class)
                .transform(Overtaken::new)
                .flatMap(this::show);
    }

    /** In the transaction that has changed it. */
    Uni<Void> show(Change<WorkflowState<S>, Object> change) {
        Uni<Void> shown = WorkflowTable.advance(change.id(), stand(change.state()));
        if (!change.state().phase().isOver()) {
            return shown;
        }
        CurrentTransaction.afterCommit(() -> ended(change));
        Uni<Void> over = shown.chain(() -> parts.forget(change.id(), family));
        return change.state().phase() == Phase.UNDONE ? over.chain(workflow::undone) : over;
    }

    Stand stand(WorkflowState<S> state) {
        return new Stand(
                state.phase(),
                switch (state.phase()) {
                    case RUNNING -> rules.begun(state).orElse(null);
                    case UNDOING -> state.toUndo().getFirst();
                    case NONE, COMPLETED, UNDONE -> null;
                });
    }

    private void ended(Change<WorkflowState<S>, Object> change) {
        parts.countEnd(workflow.name(), change.state().phase());
        parts.endings().ended(change.id());
    }

    /**
     * @throws IllegalStateException when it is of another release
     */
    private Step<S, E> step(String name) {
        List<Step<S, E>> known = workflow.steps();
        return known.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody here knows the step " + name));
    }

    /** On the caller's context, however it ends. */
    private <T> Uni<T> inTime(Uni<T> work) {
        return CallerContext.keep(work.ifNoItem()
                .after(limits.stepWithin())
                .failWith(() -> new Away("No answer within " + limits.stepWithin())));
    }

    /** Its type only: what it says may be about somebody. */
    private static String reason(Throwable failure) {
        String text = (failure.getClass().getSimpleName() + " " + SqlState.of(failure)).strip();
        return text.substring(0, Math.min(text.length(), MAX_FAILURE_LENGTH));
    }

    private static Uni<Boolean> answer(boolean hasMore) {
        return Uni.createFrom().item(hasMore);
    }

    /** Somebody else has gone on from there. */
    private static final class Overtaken extends RuntimeException {

        Overtaken(Throwable cause) {
            super(null, cause, false, false);
        }
    }
}
