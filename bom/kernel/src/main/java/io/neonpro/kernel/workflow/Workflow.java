package io.neonpro.kernel.workflow;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobKind;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.workflow.WorkflowCommand.Begin;
import io.neonpro.kernel.workflow.WorkflowCommand.GiveUp;
import io.neonpro.kernel.workflow.WorkflowCommand.Tell;
import io.neonpro.kernel.workflow.WorkflowEvent.Cause;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A process over several services, which is completed or undone, whatever becomes of the instances that go on with it.
 * Extended by a bean for each kind: its {@link Course} decides, its steps do. Its events are stored like any other
 * aggregate's, in a stream of its own; what is personal in them is sealed by its own key, which is destroyed when it is
 * over. A job takes it on from wherever it is.
 *
 * @param <S> the state of its course
 * @param <E> the events of its course
 */
public abstract class Workflow<S, E> extends JobKind<Workflow.Turn> {

    private static final Rejected CALLED_OFF = Rejected.conflict("called-off", "This was called off.");

    private final WorkflowLimits limits;
    private final Workflows parts;
    private final Progress<S, E> progress;

    /**
     * @param name kebab-case, and never changed: of the aggregate, and of its jobs
     * @param family made by {@link #family}, in a static field
     */
    protected Workflow(
            String name, Course<S, E> course, EventFamily family, WorkflowLimits limits, Workflows workflows) {
        this(name, new WorkflowRules<>(course), family, limits, workflows);
    }

    Workflow(String name, WorkflowRules<S, E> rules, EventFamily family, WorkflowLimits limits, Workflows workflows) {
        super(name, Turn.class, limits.ofJobs());
        this.limits = limits;
        this.parts = workflows;
        this.progress = new Progress<>(this, rules, limits, family, workflows);
    }

    /**
     * @param events the sealed interface of a course's events
     */
    protected static EventFamily family(Class<?> events) {
        return EventFamily.of(events, WorkflowEvent.class);
    }

    /** All that it may do. */
    protected abstract List<Step<S, E>> steps();

    /** What becomes of what it was about when it has come to nothing, in the transaction that says so; nothing, unless overridden. */
    protected Uni<Void> undone() {
        return Uni.createFrom().voidItem();
    }

    /**
     * Begins one, within the caller's transaction and for its tenant.
     *
     * @param freshId that nobody had before
     */
    public final Uni<Void> begin(UUID freshId, E first) {
        return begin(freshId, first, Instant.now().plus(limits.deadline()));
    }

    /** The same, with a deadline of its own. */
    public final Uni<Void> begin(UUID freshId, E first, Instant deadline) {
        Optional<UUID> actor = Tenancy.require().user();
        return progress.histories()
                .begin(freshId, new Begin<>(first))
                .flatMap(change -> WorkflowTable.add(freshId, name(), actor, progress.stand(change.state()), deadline))
                .chain(() -> goOnAt(freshId, Instant.now()));
    }

    /**
     * Has one hear of something, within the caller's transaction.
     *
     * @return false when it is over, or being undone
     */
    public final Uni<Boolean> tell(UUID id, E event) {
        return ask(id, new Tell<>(event));
    }

    /**
     * Has one undone that is not wanted any more, within the caller's transaction.
     *
     * @return false when that is too late
     */
    public final Uni<Boolean> callOff(UUID id) {
        return ask(id, new GiveUp<>(Cause.CALLED_OFF, CALLED_OFF));
    }

    /** Where the course of one is, within the caller's transaction. */
    protected final Uni<S> state(UUID id) {
        return progress.histories().load(id).map(loaded -> loaded.state().data());
    }

    /**
     * What has become of one, as soon as it is over, or else after this time. The {@code Consistency-Token} of the
     * caller's answer names what it has written. Outside a transaction.
     */
    public final Uni<Outcome> outcome(UUID id, Duration atMost) {
        return outcome(id, System.nanoTime() + atMost.toNanos());
    }

    private Uni<Outcome> outcome(UUID id, long end) {
        return Uni.createFrom().deferred(() -> {
            Uni<Void> next = parts.endings().next(id);
            return now(id).flatMap(outcome -> outcome.isUnderWay() && System.nanoTime() < end
                    ? next.chain(() -> outcome(id, end))
                    : Uni.createFrom().item(outcome));
        });
    }

    private Uni<Outcome> now(UUID id) {
        return Transactions.run(() -> progress.histories()
                .load(id)
                .invoke(CurrentTransaction::tellPosition)
                .map(loaded -> Outcome.of(loaded.state())));
    }

    private Uni<Boolean> ask(UUID id, WorkflowCommand<E> command) {
        return progress.histories()
                .handle(id, command)
                .flatMap(change -> change.isEmpty()
                        ? Uni.createFrom().item(false)
                        : progress.show(change).chain(() -> goOnInstead(id)).replaceWith(true));
    }

    /** Whatever was planned for it comes to nothing, also when it runs. */
    private Uni<Void> goOnInstead(UUID id) {
        return parts.jobs().cancel(id).chain(() -> goOnAt(id, Instant.now()));
    }

    private Uni<Void> goOnAt(UUID id, Instant time) {
        return parts.jobs().add(NewJob.of(name(), new Turn(id)).at(time).ownedBy(id));
    }

    @Override
    protected final Uni<?> reachOut(Job<Turn> job) {
        UUID id = job.payload().workflow();
        return Transactions.run(() -> WorkflowTable.find(id))
                .flatMap(found -> found.filter(row -> !row.isOver())
                        .map(row -> Tenancy.runAs(onBehalfOf(row.actor()), () -> progress.goOn(id)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** While it is not over there is one job for it, and no other. */
    @Override
    protected final Uni<?> run(Job<Turn> job) {
        UUID id = job.payload().workflow();
        return WorkflowTable.find(id)
                .flatMap(found -> found.filter(row -> !row.isOver())
                        .map(row -> goOnAt(id, row.dueAt()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static TenantContext onBehalfOf(Optional<UUID> actor) {
        return TenantContext.onBehalfOf(Tenancy.require().tenant(), actor);
    }

    /**
     * One of the times that an instance goes on with a workflow.
     */
    @RegisterForReflection
    public record Turn(UUID workflow) {}
}
