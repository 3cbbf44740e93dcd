package io.neonpro.scheduling.agenda;

import static io.neonpro.scheduling.Group.monday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.BriefHolds;
import io.neonpro.scheduling.Client;
import io.neonpro.scheduling.Group;
import io.neonpro.scheduling.appointment.AppointmentList;
import io.neonpro.scheduling.appointment.BookedAppointment;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Very many changes of an agenda at once, all of one appointment, and told as if Kafka had brought them. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class AgendaFloodTest {

    private static final int CHANGES = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    Agendas agendas;

    @Inject
    AppointmentList appointments;

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void everyWatcherSeesAllOfItAndItIsReadOnce() throws Exception {
        Group group = Group.open();
        group.practitioner("physician");
        UUID treatment = group.treatment();
        UUID patient = group.patient();
        group.settled(treatment, patient);
        UUID appointment = Ids.of(group.book(patient, treatment, monday("10:00"))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        Queue<String> seen = watch(group);
        Queue<String> seenByAnother = watch(group);

        for (int change = 0; change < CHANGES; change++) {
            agendas.tell(new Told(new Agenda(group.tenant, group.clinic), "flagged", read(appointment)));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Stream.of(seen, seenByAnother))
                        .allSatisfy(all -> assertThat(told(all)).isEqualTo(CHANGES)));
        assertThat(reads).hasValue(CHANGES);
    }

    private Uni<Optional<BookedAppointment>> read(UUID appointment) {
        return appointments.current(appointment).onSubscription().invoke(reads::incrementAndGet);
    }

    private static long told(Queue<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:") && line.contains("\"flagged\""))
                .count();
    }

    /** Begun when this returns: a heartbeat has come. */
    private static Queue<String> watch(Group group) throws Exception {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Client client = new Client(group.token());
        var request = client.request("/api/v1/agenda/stream?clinicId=" + group.clinic)
                .timeout(PATIENCE)
                .GET()
                .build();
        client.http().sendAsync(request, BodyHandlers.ofLines()).thenAccept(answer -> {
            try (Stream<String> stream = answer.body()) {
                stream.forEach(lines::add);
            }
        });
        await().atMost(PATIENCE).until(() -> !lines.isEmpty());
        return lines;
    }
}
