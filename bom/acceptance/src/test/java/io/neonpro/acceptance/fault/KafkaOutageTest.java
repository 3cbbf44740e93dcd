package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.AtOnce;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.devstack.Parallel;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka taken away under load: the core still books, and what waits is delivered later, once. */
@Order(Integer.MAX_VALUE - 2)
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class KafkaOutageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BOOKINGS = 60;
    private static final int SLOT_MINUTES = 75;
    private static final int WEEKS = 4;

    private Platform platform;
    private FurnishedClinic clinic;

    @BeforeAll
    void open(Platform running) {
        platform = running;
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Boreal")
                .grow("Dr. Caio Reis", "22345")
                .grow("Dra. Dora Nunes", "32345");
        assertThat(clinic.slots()).isNotEmpty();
    }

    @AfterEach
    void everythingRuns() {
        Parallel.run(List.of(platform.stack().kafka()::start, platform.service("scheduling")::start));
    }

    @Test
    void withoutKafkaEveryBookingSucceedsAndIsToldLaterOnce() {
        List<UUID> patients = patients("kafka");
        List<String> starts = starts();

        platform.stack().kafka().stop();
        List<Answer> booked = book(patients, starts);
        platform.stack().kafka().start();

        assertThat(booked).extracting(Answer::status).containsOnly(201);
        everybodyHasOneMailAndOneDraft("kafka", patients);
    }

    /**
     * With Kafka away nothing can have been published: the kill hits between commit and publish.
     */
    @Test
    void aServiceKilledBetweenCommitAndPublishLosesNothingAndRepeatsNothing() {
        List<UUID> patients = patients("killed");
        List<String> starts = starts();

        platform.stack().kafka().stop();
        List<Answer> booked = book(patients, starts);
        platform.service("scheduling").kill();
        everythingRuns();

        assertThat(booked).extracting(Answer::status).containsOnly(201);
        everybodyHasOneMailAndOneDraft("killed", patients);
    }

    private List<UUID> patients(String domain) {
        return AtOnce.each(BOOKINGS, i -> clinic.register("Paciente " + i, i + "@" + domain + ".example"));
    }

    private List<Answer> book(List<UUID> patients, List<String> starts) {
        return AtOnce.each(BOOKINGS, i -> clinic.book(patients.get(i), starts.get(i)));
    }

    /** Starts that do not touch each other; each as often as it can be booked. */
    private List<String> starts() {
        List<JsonNode> slots = IntStream.range(0, WEEKS)
                .mapToObj(clinic::slotsNow)
                .flatMap(week -> StreamSupport.stream(week.spliterator(), false))
                .toList();
        return NonOverlapping.starts(slots, SLOT_MINUTES, BOOKINGS);
    }

    private void everybodyHasOneMailAndOneDraft(String domain, List<UUID> patients) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(recipients(domain)).hasSize(BOOKINGS).doesNotHaveDuplicates();
            assertThat(patients)
                    .allSatisfy(patient -> assertThat(draftsOf(patient)).hasSize(1));
        });
    }

    private List<String> recipients(String domain) {
        return RunningPlatform.mailbox(platform).all().stream()
                .map(Mail::recipient)
                .filter(recipient -> recipient.endsWith("@" + domain + ".example"))
                .toList();
    }

    private List<String> draftsOf(UUID patient) {
        return clinic.group()
                .owner()
                .get("billing", "/api/v1/invoices?status=draft&patientId=" + patient)
                .at("/items")
                .findValuesAsText("id");
    }
}
