package io.neonpro.kernel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.job.Instance;
import io.neonpro.kernel.job.JobTest;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.workflow.Elsewhere.Fault;
import io.neonpro.kernel.workflow.Outcome.Stage;
import java.time.Duration;
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

/** Each step has its effect once or is undone, whatever fails and whoever is taken for dead. */
@JobTest
class WorkflowFaultTest extends TripTest {

    private static final int TRIPS = 150;

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
                .until(() -> Work.ask(tenant, String.class, "select state from workflow where id = $1", trip)
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

    private Outcome outcome(TripWorkflow workflow, UUID trip) {
        return Work.of(tenant, () -> workflow.outcome(trip, Duration.ZERO));
    }

    private long jobs() {
        return Work.ask(tenant, Long.class, "select count(*) from job");
    }

    private Map<String, Long> states() {
        return all("select state from workflow where tenant_id = $1", tenant).stream()
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    }

    private static int count(List<Integer> numbers, int number) {
        return (int) numbers.stream().filter(one -> one == number).count();
    }
}
