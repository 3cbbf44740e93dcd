package io.neonpro.acceptance.torture;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.AtOnce;
import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.Vitals;
import io.neonpro.acceptance.client.Client;
import io.neonpro.acceptance.fault.NonOverlapping;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.Program;
import io.neonpro.devstack.platform.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The primary goes while events wait in Kafka: health says so, and when it is back each has its effect, once and in
 * order, in the processes that were there before. That they wait is sure because those who hear them are halted until it
 * is gone.
 */
@ExtendWith(RunningPlatform.class)
abstract class Outage {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Pattern WAITING = Pattern.compile("neonpro\\.(scheduling|patient) waits since");
    private static final String APPOINTMENTS = "/api/v1/appointments";
    private static final int PRACTITIONERS = 3;
    private static final int WEEKS = 4;
    private static final int SLOT_MINUTES = 75;

    private final int events;
    private final Duration duration;
    private final long seed = Torture.seed();
    private final String domain = "outage-" + UUID.randomUUID() + ".example";
    private Platform platform;
    private Vitals vitals;
    private FurnishedClinic clinic;
    private Databases databases;
    private Effects effects;

    /**
     * @param events that wait
     * @param duration for which the primary is away, at least, after that was noticed
     */
    Outage(int events, Duration duration) {
        this.events = events;
        this.duration = duration;
    }

    @BeforeEach
    void open(Platform running) {
        platform = running;
        vitals = Vitals.of(RunningPlatform.addresses(running));
        databases = new Databases(running);
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Ausente")
                .grow("Dr. Caio Reis", "22345")
                .grow("Dra. Dora Nunes", "32345");
        effects = new Effects(databases, clinic.group().tenant());
        assertThat(clinic.slots()).isNotEmpty();
    }

    @AfterEach
    void everythingRuns() {
        Effects.LISTENERS.forEach(service -> platform.service(service).thaw());
        platform.stack().primary().thaw();
        platform.stack().primary().start();
        await().atMost(PATIENCE)
                .until(() -> Service.ALL.stream()
                        .allMatch(service ->
                                vitals.state(service.name(), "postgres-primary").equals("healthy")));
    }

    @Test
    void whileThePrimaryIsStoppedEventsWait() {
        var primary = platform.stack().primary();

        eventsWait("stopped", primary::stop, primary::start);
    }

    /** As when it lost its power: its process is halted, its sockets are open. */
    @Test
    void whileThePrimaryHangsEventsWait() {
        var primary = platform.stack().primary();

        eventsWait("frozen", primary::freeze, primary::thaw);
    }

    private void eventsWait(String how, Runnable goes, Runnable comesBack) {
        List<Course> courses = Course.ofEvents(events, new Random(seed));
        List<UUID> patients = patients(courses.size());
        await().atMost(PATIENCE).until(() -> effects.isKnown(PRACTITIONERS, patients.size()));
        Map<String, String> before = ofListeners(this::processAndFailures);
        Effects.LISTENERS.forEach(service -> program(service).freeze());
        Map<UUID, Course> visits = live(courses, patients);
        await().atMost(PATIENCE).until(this::isAllInKafka);

        goes.run();
        Effects.LISTENERS.forEach(service -> program(service).thaw());
        Map<String, String> reasons = healthIsDegradedMeanwhile();
        comesBack.run();

        double seconds = secondsUntilAllHadTheirEffect(visits);
        System.out.printf(
                "outage: seed %d, primary %s for %d s, effects of %d events of %d appointments %.1f s after; %s%n",
                seed,
                how,
                duration.toSeconds(),
                courses.stream().mapToInt(Course::events).sum(),
                visits.size(),
                seconds,
                reasons);
        assertThatNobodyWasWrittenToTwice();
        assertThat(effects.parked()).isZero();
        assertThat(ofListeners(this::processAndFailures)).isEqualTo(before);
        await().atMost(PATIENCE)
                .until(() -> Effects.LISTENERS.stream()
                        .allMatch(service -> vitals.state(service, "events").equals("healthy")));
    }

    /** All the time, and nobody is to be started anew for it; answers why. */
    private Map<String, String> healthIsDegradedMeanwhile() {
        await().atMost(PATIENCE).until(this::isNoticed);
        Map<String, String> reasons = ofListeners(service -> vitals.reason(service, "events"));
        await().atMost(PATIENCE.plus(duration))
                .pollInterval(LOOK)
                .during(duration)
                .until(() -> isNoticed() && Effects.LISTENERS.stream().allMatch(vitals::isAlive));
        return reasons;
    }

    private double secondsUntilAllHadTheirEffect(Map<UUID, Course> visits) {
        long begin = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(LOOK).untilAsserted(() -> assertThatAllHadTheirEffect(visits));
        return (System.nanoTime() - begin) / 1e9;
    }

    private List<UUID> patients(int count) {
        return AtOnce.each(count, i -> clinic.register("Paciente " + i, i + "@" + domain));
    }

    private Map<UUID, Course> live(List<Course> courses, List<UUID> patients) {
        int moves = Math.toIntExact(courses.stream().filter(Course::isMoved).count());
        int booked = courses.size();
        List<String> free = NonOverlapping.starts(slots(), SLOT_MINUTES, booked + PRACTITIONERS * (moves + 1));
        Queue<String> starts = new ConcurrentLinkedQueue<>(free.subList(0, booked));
        // who is moved keeps the practitioner, so nobody else may be there then
        Queue<String> others = new ConcurrentLinkedQueue<>(free.subList(booked, free.size()).stream()
                .distinct()
                .filter(start -> !starts.contains(start))
                .toList());
        List<UUID> visits = AtOnce.each(booked, i -> live(courses.get(i), patients.get(i), starts, others));
        return IntStream.range(0, booked).boxed().collect(toMap(visits::get, courses::get));
    }

    private UUID live(Course course, UUID patient, Queue<String> starts, Queue<String> others) {
        Client owner = clinic.group().owner();
        UUID id = clinic.book(patient, starts.remove()).expect(201).id();
        String visit = APPOINTMENTS + "/" + id;
        if (course.isMoved()) {
            owner.post("scheduling", visit + "/reschedule", Map.of("start", others.remove()))
                    .expect(200);
        }
        if (course.isConfirmed()) {
            owner.post("scheduling", visit + "/confirm", Map.of()).expect(200);
        }
        if (course.isCancelled()) {
            owner.post("scheduling", visit + "/cancel", Map.of("reason", "patient-request"))
                    .expect(200);
        }
        return id;
    }

    private List<JsonNode> slots() {
        return IntStream.range(0, WEEKS)
                .mapToObj(clinic::slotsNow)
                .flatMap(week -> StreamSupport.stream(week.spliterator(), false))
                .toList();
    }

    private boolean isAllInKafka() {
        return databases.ask("scheduling", "select id from outbox limit 1").isEmpty();
    }

    /** Whether all who hear of appointments say that, and for what, their events wait: for the oldest, whosever it is. */
    private boolean isNoticed() {
        return Effects.LISTENERS.stream()
                .allMatch(service -> vitals.state(service, "events").equals("degraded")
                        && WAITING.matcher(vitals.reason(service, "events")).find());
    }

    private void assertThatAllHadTheirEffect(Map<UUID, Course> visits) {
        assertThat(effects.invoices()).isEqualTo(each(visits, Course::invoice));
        assertThat(effects.messages()).isEqualTo(each(visits, Course::messages));
        assertThat(databases.ask(
                        "notify", "select id from message where tenant_id = ? and status = 'queued'", effects.tenant()))
                .isEmpty();
    }

    private void assertThatNobodyWasWrittenToTwice() {
        List<String> mails = RunningPlatform.mailbox(platform).all().stream()
                .filter(mail -> mail.recipient().endsWith("@" + domain))
                .map(Outage::recipientAndSubject)
                .toList();
        assertThat(mails)
                .doesNotHaveDuplicates()
                .hasSameSizeAs(databases.ask(
                        "notify", "select id from message where tenant_id = ? and status = 'sent'", effects.tenant()));
    }

    private static String recipientAndSubject(Mail mail) {
        return mail.recipient() + ": " + mail.subject();
    }

    private static Map<UUID, String> each(Map<UUID, Course> visits, Function<Course, String> what) {
        return visits.entrySet().stream().collect(toMap(Map.Entry::getKey, visit -> what.apply(visit.getValue())));
    }

    private static Map<String, String> ofListeners(Function<String, String> what) {
        return Effects.LISTENERS.stream().collect(toMap(Function.identity(), what));
    }

    private String processAndFailures(String service) {
        return "process %s, %.0f failures"
                .formatted(
                        program(service).pid().orElseThrow(), vitals.metric(service, "neonpro_inbox_failures_total"));
    }

    private Program program(String service) {
        return platform.service(service);
    }
}
