package io.neonpro.kernel.workflow;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.PersonalData;
import io.neonpro.kernel.job.EngineTest;
import io.neonpro.kernel.job.Instance;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.workflow.Elsewhere.Fault;
import io.neonpro.kernel.workflow.TripEvent.Asked;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** What tests of workflows begin with: trips, and instances that go on with them. */
abstract class TripTest extends EngineTest {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    static final Supplier<Fault> NEVER = () -> Fault.NONE;

    static final WorkflowLimits UNHURRIED =
            TripWorkflow.LIMITS.withDeadline(Duration.ofHours(1)).withStepWithin(Duration.ofMinutes(1));

    @Inject
    Aggregates aggregates;

    @Inject
    PersonalData personal;

    @Inject
    SubjectKeys keys;

    @Inject
    Vertx vertx;

    final TripWorkflow instance(WorkflowLimits limits, Elsewhere hotel, Elsewhere flight) {
        return instance(new WorkflowRules<>(new Trip.Rules()), limits, hotel, flight);
    }

    final TripWorkflow instance(
            WorkflowRules<Trip, TripEvent> rules, WorkflowLimits limits, Elsewhere hotel, Elsewhere flight) {
        return instance(parts -> new TripWorkflow(rules, limits, parts, hotel, flight, effects));
    }

    /** Where nothing goes wrong, and there is time enough. */
    final TripWorkflow unhurried() {
        return instance(UNHURRIED, elsewhere(NEVER), elsewhere(NEVER));
    }

    /** A running one; answers its workflow. */
    final TripWorkflow instance(Function<Workflows, TripWorkflow> workflow) {
        AtomicReference<TripWorkflow> made = new AtomicReference<>();
        Instance instance = Instance.of(pool, Instance.HASTY, jobs -> {
            made.set(workflow.apply(workflows(jobs)));
            return made.get();
        });
        instances.add(instance.start());
        return made.get();
    }

    final Workflows workflows(Jobs jobs) {
        return new Workflows(aggregates, personal, keys, jobs, new SimpleMeterRegistry());
    }

    final Elsewhere elsewhere(Supplier<Fault> faults) {
        return new Elsewhere(vertx, faults);
    }

    final UUID begin(TripWorkflow workflow, int number, Instant confirmedBy) {
        UUID id = Ids.next();
        Work.inTransaction(tenant, () -> workflow.begin(id, new Asked(number, confirmedBy, "Ana")));
        return id;
    }

    final Outcome ended(TripWorkflow workflow, UUID trip) {
        return Work.of(tenant, () -> workflow.outcome(trip, PATIENCE));
    }

    final long underWay() {
        return Work.ask(tenant, Long.class, "select count(*) from workflow where ended_at is null");
    }

    final List<String> happened(UUID trip) {
        return all("select substr(type, 12) from event where stream = $1 order by version", trip);
    }

    final List<String> all(String sql, UUID id) {
        return Work.list(tenant, String.class, sql, id);
    }
}
