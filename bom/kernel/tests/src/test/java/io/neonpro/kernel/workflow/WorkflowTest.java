package io.neonpro.kernel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.PersonalData;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.job.EngineTest;
import io.neonpro.kernel.job.Instance;
import io.neonpro.kernel.job.JobTest;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.workflow.Elsewhere.Fault;
import io.neonpro.kernel.workflow.Outcome.Stage;
import io.neonpro.kernel.workflow.TripEvent.Asked;
import io.neonpro.kernel.workflow.TripEvent.Confirmed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a workflow, whatever its steps and the instances that go on with it do. */
@JobTest
class WorkflowTest extends EngineTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int TRIPS = 150;
    private static final Supplier<Fault> NEVER = () -> Fault.NONE;

    private static final String NOTED_BY_A_NEWER_RELEASE = """
            insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, readable_from, data, metadata)
            select tenant_id, stream, max(version) + 1, gen_random_uuid(), 'trip', 'io.neonpro.test.flight-booked', 9, 9, '{}', '{}'
              from event where stream = ?1 group by tenant_id, stream
            """;

    @Inject
    Aggregates aggregates;

    @Inject
    PersonalData personal;

    @Inject
    SubjectKeys keys;

    @Inject
    Vertx vertx;

    /** Two instances, each of which is now and then taken for dead and goes on nevertheless. */
    @Test
    void eachStepHasItsEffectOnceOrIsUndoneWhateverFails() {
        long seed = Long.getLong("neonpro.seed", new Random().nextLong());
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        Random random = new Random(seed);
        Elsewhere hotel = elsewhere(Elsewhere.random(random));
        Elsewhere flight = elsewhere(Elsewhere.random(random));
        TripWorkflow first = instance(TripWorkflow.LIMITS, hotel, flight);
        instance(TripWorkflow.LIMITS, hotel, flight);
        Map<Integer, UUID> trips = IntStream.rangeClosed(1, TRIPS)
                .boxed()
                .collect(Collectors.toMap(number -> number, number -> begin(first, number, null)));

        await().atMost(PATIENCE).until(() -> {
            if (random.nextInt(3) == 0) {
                effects.endLeases();
                instances.forEach(Instance::wake);
            }
            return underWay() == 0 && hotel.isQuiet() && flight.isQuiet();
        });

        List<Integer> seats = effects.numbers();
        List<String> wrong = trips.entrySet().stream()
                .flatMap(trip -> {
                    int number = trip.getKey();
                    UUID id = trip.getValue();
                    List<Integer> all = List.of(
                            hotel.bookings(id), count(seats, number), count(seats, -number), flight.bookings(id));
                    return isRight(outcome(first, id).stage(), all).stream()
                            .map(why -> "%d %s: %s".formatted(number, why, all));
                })
                .toList();
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(states()).containsKeys("completed", "undone");
        assertThat(jobs()).isZero();
    }

    /** What is wrong with bookings of the hotel, seats taken and left, and bookings of the flight. */
    private static Optional<String> isRight(Stage stage, List<Integer> all) {
        boolean isUndone = all.get(0) == 0 && all.get(1) <= 1 && all.get(1).equals(all.get(2)) && all.get(3) == 0;
        return switch (stage) {
            case COMPLETED -> all.equals(List.of(1, 1, 0, 1)) ? Optional.empty() : Optional.of("completed");
            case UNDONE -> isUndone ? Optional.empty() : Optional.of("undone");
            case UNKNOWN, UNDER_WAY -> Optional.of(stage.name());
        };
    }

    @Test
    void whatMayHaveBeenTakenUnnoticedIsUndoneToo() {
        assertThat(flightsLeftOfOneThatNeverAnswers(new WorkflowRules<>(new Trip.Rules())))
                .isZero();
    }

    /** The guard is that the step that was next is undone as well: the same without it. */
    @Test
    void withoutThatGuardItIsLeftBehind() {
        assertThat(flightsLeftOfOneThatNeverAnswers(new WorkflowRules<>(new Trip.Rules()) {
                    @Override
                    Optional<String> begun(WorkflowState<Trip> state) {
                        return Optional.empty();
                    }
                }))
                .isEqualTo(1);
    }

    private int flightsLeftOfOneThatNeverAnswers(WorkflowRules<Trip, TripEvent> rules) {
        AtomicReference<Fault> fault = new AtomicReference<>(Fault.UNANSWERED);
        Elsewhere flight = elsewhere(fault::get);
        TripWorkflow workflow =
                instance(rules, TripWorkflow.LIMITS.withDeadline(Duration.ofSeconds(1)), elsewhere(NEVER), flight);
        UUID trip = begin(workflow, 1, null);

        await().atMost(PATIENCE)
                .until(() -> Work.ask(tenant, String.class, "select state from workflow where id = ?1", trip)
                        .startsWith("und"));
        fault.set(Fault.NONE);
        await().atMost(PATIENCE).until(() -> underWay() == 0);

        return flight.bookings(trip);
    }

    @Test
    void whatIsRepeatedIsKnownAgain() {
        assertThat(bookingsWhenAnAnswerWasLost(new Elsewhere(vertx, losingTheFirst())))
                .isEqualTo(1);
    }

    /** The guard is that the key is the same in each attempt: the same with another one each time. */
    @Test
    void withoutItsKeyItIsDoneTwice() {
        assertThat(bookingsWhenAnAnswerWasLost(new Elsewhere(vertx, losingTheFirst()) {
                    @Override
                    UUID key(Task<?> task) {
                        return Ids.next();
                    }
                }))
                .isEqualTo(2);
    }

    private static Supplier<Fault> losingTheFirst() {
        return List.of(Fault.UNANSWERED, Fault.NONE).iterator()::next;
    }

    private int bookingsWhenAnAnswerWasLost(Elsewhere hotel) {
        TripWorkflow workflow = instance(TripWorkflow.LIMITS, hotel, elsewhere(NEVER));
        UUID trip = begin(workflow, 1, null);
        assertThat(ended(workflow, trip).stage()).isEqualTo(Stage.COMPLETED);
        return hotel.bookings(trip);
    }

    @Test
    void aRefusalUndoesWhatWasTakenInReverseOrder() {
        Elsewhere hotel = elsewhere(NEVER);
        Iterator<Fault> faults = List.of(Fault.REFUSED, Fault.NONE).iterator();
        TripWorkflow workflow = instance(TripWorkflow.LIMITS, hotel, elsewhere(faults::next));

        UUID trip = begin(workflow, 7, null);

        Outcome outcome = ended(workflow, trip);
        assertThat(outcome.stage()).isEqualTo(Stage.UNDONE);
        assertThat(outcome.refusal().map(Rejected::code)).contains("full");
        assertThat(effects.numbers()).containsExactly(7, -7);
        assertThat(hotel.bookings(trip)).isZero();
        assertThat(happened(trip))
                .containsExactly(
                        "test.trip-asked",
                        "test.hotel-booked",
                        "workflow.step-taken",
                        "test.seat-taken",
                        "workflow.step-taken",
                        "workflow.given-up",
                        "workflow.step-undone",
                        "workflow.step-undone",
                        "workflow.step-undone",
                        "workflow.undone");
    }

    /** Four failures of the same kind would have undone it. */
    @Test
    void whoIsAwayIsTriedAgainAsLongAsThereIsTime() {
        Iterator<Fault> faults = IntStream.range(0, 10)
                .mapToObj(time -> time < 9 ? Fault.AWAY : Fault.NONE)
                .iterator();
        TripWorkflow workflow = instance(TripWorkflow.LIMITS, elsewhere(faults::next), elsewhere(NEVER));

        UUID trip = begin(workflow, 1, null);

        assertThat(ended(workflow, trip).stage()).isEqualTo(Stage.COMPLETED);
    }

    @Test
    void whatFailsTooOftenIsUndone() {
        Elsewhere hotel = elsewhere(NEVER);
        AtomicReference<Fault> fault = new AtomicReference<>(Fault.BROKEN);
        TripWorkflow workflow = instance(TripWorkflow.LIMITS, hotel, elsewhere(fault::get));
        UUID trip = begin(workflow, 1, null);
        await().atMost(PATIENCE).until(() -> happened(trip).contains("workflow.given-up"));

        fault.set(Fault.NONE);

        Outcome outcome = ended(workflow, trip);
        assertThat(outcome).isEqualTo(new Outcome(Stage.UNDONE, Optional.empty()));
        assertThat(hotel.bookings(trip)).isZero();
    }

    @Test
    void itWaitsForWhatItIsToldOf() {
        TripWorkflow workflow =
                instance(TripWorkflow.LIMITS.withDeadline(Duration.ofHours(1)), elsewhere(NEVER), elsewhere(NEVER));
        UUID trip = begin(workflow, 1, Instant.now().plusSeconds(1800));
        await().atMost(PATIENCE).until(() -> happened(trip).contains("test.flight-booked"));

        boolean isTold = Work.inTransaction(tenant, () -> workflow.tell(trip, new Confirmed()));

        assertThat(isTold).isTrue();
        assertThat(ended(workflow, trip).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(workflow.timesUndone()).isZero();
        boolean isToldAgain = Work.inTransaction(tenant, () -> workflow.tell(trip, new Confirmed()));
        assertThat(isToldAgain).isFalse();
    }

    @Test
    void whatItWaitsForInVainHasItsTime() {
        TripWorkflow workflow =
                instance(TripWorkflow.LIMITS.withDeadline(Duration.ofHours(1)), elsewhere(NEVER), elsewhere(NEVER));

        UUID trip = begin(workflow, 1, Instant.now().plusMillis(700));

        Outcome outcome = ended(workflow, trip);
        assertThat(outcome.refusal().map(Rejected::code)).contains("unconfirmed");
        assertThat(effects.numbers()).containsExactly(1, -1);
    }

    @Test
    void whatIsNotWantedAnyMoreIsUndone() {
        TripWorkflow workflow =
                instance(TripWorkflow.LIMITS.withDeadline(Duration.ofHours(1)), elsewhere(NEVER), elsewhere(NEVER));
        UUID trip = begin(workflow, 1, Instant.now().plusSeconds(1800));
        await().atMost(PATIENCE).until(() -> happened(trip).contains("test.flight-booked"));

        boolean isCalledOff = Work.inTransaction(tenant, () -> workflow.callOff(trip));

        assertThat(isCalledOff).isTrue();
        assertThat(ended(workflow, trip).stage()).isEqualTo(Stage.UNDONE);
        assertThat(workflow.timesUndone()).isEqualTo(1);
        assertThat(effects.numbers()).containsExactly(1, -1);
    }

    @Test
    void whoItIsAboutIsSealedWhileItRunsAndForgottenWhenItIsOver() {
        TripWorkflow workflow =
                instance(TripWorkflow.LIMITS.withDeadline(Duration.ofHours(1)), elsewhere(NEVER), elsewhere(NEVER));
        UUID trip = begin(workflow, 1, Instant.now().plusSeconds(1800));
        await().atMost(PATIENCE).until(() -> happened(trip).contains("test.flight-booked"));
        assertThat(all("select cast(data as text) from event where stream = ?1", trip)
                        .toString())
                .contains("sealed")
                .doesNotContain("Ana");
        assertThat(all("select payload from job where owner = ?1", trip))
                .containsExactly("{\"workflow\":\"" + trip + "\"}");
        assertThat(all("select 'known' from subject_key where subject_id = ?1 and wrapped_key is not null", trip))
                .isNotEmpty();

        Work.inTransaction(tenant, () -> workflow.tell(trip, new Confirmed()));

        ended(workflow, trip);
        assertThat(all("select 'known' from subject_key where subject_id = ?1 and wrapped_key is not null", trip))
                .isEmpty();
    }

    /** It waits for the release that knows more, and that is no failure. */
    @Test
    void whatANewerReleaseHasNotedIsNotMisread() {
        TripWorkflow workflow =
                instance(TripWorkflow.LIMITS.withDeadline(Duration.ofHours(1)), elsewhere(NEVER), elsewhere(NEVER));
        UUID trip = begin(workflow, 1, Instant.now().plusSeconds(1800));
        await().atMost(PATIENCE).until(() -> happened(trip).contains("test.flight-booked"));

        Work.execute(tenant, NOTED_BY_A_NEWER_RELEASE, trip);
        effects.makeDue();
        instances.forEach(Instance::wake);

        await().atMost(PATIENCE)
                .until(() ->
                        all("select failure from job where owner = ?1", trip).equals(List.of("NewerEvent")));
        assertThat(all("select cast(failures as text) from job where owner = ?1", trip))
                .containsExactly("0");
    }

    private TripWorkflow instance(WorkflowLimits limits, Elsewhere hotel, Elsewhere flight) {
        return instance(new WorkflowRules<>(new Trip.Rules()), limits, hotel, flight);
    }

    /** A running one; answers its workflow. */
    private TripWorkflow instance(
            WorkflowRules<Trip, TripEvent> rules, WorkflowLimits limits, Elsewhere hotel, Elsewhere flight) {
        AtomicReference<TripWorkflow> made = new AtomicReference<>();
        Instance instance = Instance.of(pool, Instance.HASTY, jobs -> {
            made.set(new TripWorkflow(rules, limits, workflows(jobs), hotel, flight, effects));
            return made.get();
        });
        instances.add(instance.start());
        return made.get();
    }

    private Workflows workflows(Jobs jobs) {
        return new Workflows(aggregates, personal, keys, jobs, new SimpleMeterRegistry());
    }

    private Elsewhere elsewhere(Supplier<Fault> faults) {
        return new Elsewhere(vertx, faults);
    }

    private UUID begin(TripWorkflow workflow, int number, Instant confirmedBy) {
        UUID id = Ids.next();
        Work.inTransaction(tenant, () -> workflow.begin(id, new Asked(number, confirmedBy, "Ana")));
        return id;
    }

    private Outcome ended(TripWorkflow workflow, UUID trip) {
        return Work.of(tenant, () -> workflow.outcome(trip, PATIENCE));
    }

    private Outcome outcome(TripWorkflow workflow, UUID trip) {
        return Work.of(tenant, () -> workflow.outcome(trip, Duration.ZERO));
    }

    private long underWay() {
        return Work.ask(tenant, Long.class, "select count(*) from workflow where ended_at is null");
    }

    private long jobs() {
        return Work.ask(tenant, Long.class, "select count(*) from job");
    }

    private Map<String, Long> states() {
        return all("select state from workflow where tenant_id = ?1", tenant).stream()
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    }

    private List<String> happened(UUID trip) {
        return all("select substr(type, 12) from event where stream = ?1 order by version", trip);
    }

    private List<String> all(String sql, UUID id) {
        return Work.inTransaction(
                tenant,
                () -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(sql, String.class)
                                .setParameter(1, id)
                                .getResultList()));
    }

    private static int count(List<Integer> numbers, int number) {
        return (int) numbers.stream().filter(one -> one == number).count();
    }
}
