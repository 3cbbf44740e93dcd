package io.neonpro.acceptance.privacy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.SignedInPatient;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that is somebody's own is readable anywhere once they are erased: in no database, in no cache, in no topic. */
@ExtendWith(RunningPlatform.class)
class ErasedEverywhereTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration UNTIL_COMPACTED = Duration.ofMinutes(3);

    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, "neonpro.patient");
    private static final ConfigResource BROKERS = new ConfigResource(ConfigResource.Type.BROKER, "");

    private static final Map<String, String> HURRIED = Map.of(
            "segment.ms", "500",
            "min.compaction.lag.ms", "0",
            "max.compaction.lag.ms", "1000",
            "min.cleanable.dirty.ratio", "0.001");

    /** How long the cleaner rests. */
    private static final Map<String, String> HURRIED_CLEANER = Map.of("log.cleaner.backoff.ms", "500");

    /** What nobody else is called, has or said; each as it is kept. */
    private static final List<String> OWN = List.of("xiloquente", "5511987650123", "zarabatana", "quixotesca");

    private Platform platform;
    private FurnishedClinic clinic;
    private Client owner;
    private Traces traces;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Esquecer");
        owner = clinic.group().owner();
        traces = new Traces(running);
    }

    @Test
    void nothingIsLeftOfWhoWasBookedWrittenToAndCalledOff() throws Exception {
        UUID patient = live();
        assertThat(traces.of(OWN))
                .contains(
                        "patient.patient",
                        "notify.contact",
                        "scheduling.appointment",
                        "identity.platform_user",
                        "neonpro.patient");

        UUID request = owner.post("patient", of(patient, "erase?cancelAppointments=true"), "")
                .expect(202)
                .id();

        await().atMost(PATIENCE)
                .until(() -> owner.get("patient", "/api/v1/data-subject-requests/" + request)
                        .at("/state")
                        .asText()
                        .equals("fulfilled"));
        noAccountIsLeft();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(traces.inDatabases(OWN)).isEmpty());
        assertThat(traces.inRedis(OWN)).isEmpty();
        assertThat(appointments(patient)).containsOnly("cancelled");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(invoices(patient)).containsOnly("voided"));
        nothingIsLeftInKafka();
    }

    /** Blocked is not readable either; only who has the master key and the right reads it. */
    @Test
    void nothingIsReadableOfWhoseRecordTheLawKeeps() {
        UUID patient = live();
        Map<String, String> entry = Map.of("kind", "note", "text", "Zarabatana.", "occurredAt", "2026-01-02T12:00:00Z");
        owner.post("patient", of(patient, "records"), entry).expect(201);

        UUID request = owner.post("patient", of(patient, "erase?cancelAppointments=true&blockRecord=true"), "")
                .expect(202)
                .id();

        await().atMost(PATIENCE)
                .until(() -> owner.get("patient", "/api/v1/data-subject-requests/" + request)
                        .at("/state")
                        .asText()
                        .equals("fulfilled"));
        noAccountIsLeft();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(traces.inDatabases(OWN)).isEmpty());
        assertThat(owner.get("patient", "/api/v1/data-subject-requests/" + request + "/retained-record")
                        .expect(200)
                        .text())
                .contains("Zarabatana", "Xiloquente");
    }

    /** Everything that may happen to a patient, with words of their own wherever there is room for some. */
    private UUID live() {
        UUID patient = owner.post(
                        "patient",
                        "/api/v1/patients",
                        Map.of(
                                "name",
                                "Ana Xiloquente",
                                "birthDate",
                                "1990-05-17",
                                "email",
                                "ana.xiloquente@esquecer.example",
                                "phone",
                                "+5511987650123",
                                "language",
                                "pt-BR"),
                        key())
                .expect(201)
                .id();
        SignedInPatient.of(platform, owner, patient, "Ana Xiloquente", "ana.xiloquente@esquecer.example");
        String first = clinic.slots().at("/0/start").asText();
        String visit = clinic.book(patient, first, key()).expect(201).id().toString();
        owner.post(
                        "scheduling",
                        "/api/v1/appointments/" + visit + "/cancel",
                        Map.of("reason", "Disse que foi quixotesca a espera"),
                        key())
                .expect(200);
        clinic.book(patient, first, key()).expect(201);
        owner.post(
                        "patient",
                        of(patient, "consents"),
                        Map.of("purpose", "marketing", "version", "1", "channel", "paper"),
                        key())
                .expect(201);
        await().atMost(PATIENCE)
                .until(() -> owner.get("notify", "/api/v1/messages?status=sent&patientId=" + patient)
                                .at("/items")
                                .size()
                        >= 2);
        await().atMost(PATIENCE)
                .until(() -> owner.get("billing", "/api/v1/invoices?patientId=" + patient)
                                .at("/items")
                                .size()
                        == 2);
        return patient;
    }

    /** Whoever believes that they are forgotten believes that nobody signs in as them. */
    private void noAccountIsLeft() {
        assertThat(traces.inDatabases(OWN)).noneMatch(table -> table.startsWith("identity."));
    }

    /** What takes a day takes a second here: the topic forgets as it was told to, only sooner. */
    private void nothingIsLeftInKafka() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of(
                "bootstrap.servers", platform.stack().addresses().kafka()))) {
            Config usual = admin.describeConfigs(List.of(TOPIC)).all().get().get(TOPIC);
            assertThat(usual.get("cleanup.policy").value()).contains("compact");
            alter(admin, TOPIC, AlterConfigOp.OpType.SET, HURRIED);
            alter(admin, BROKERS, AlterConfigOp.OpType.SET, HURRIED_CLEANER);
            try {
                await().atMost(UNTIL_COMPACTED)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> {
                            clinic.register("Bia Outra", "bia@outra.example");
                            return traces.inKafka(OWN).isEmpty();
                        });
            } finally {
                Map<String, String> before = HURRIED.keySet().stream()
                        .collect(toMap(name -> name, name -> usual.get(name).value()));
                alter(admin, TOPIC, AlterConfigOp.OpType.SET, before);
                alter(admin, BROKERS, AlterConfigOp.OpType.DELETE, HURRIED_CLEANER);
            }
        }
    }

    private static void alter(
            Admin admin, ConfigResource resource, AlterConfigOp.OpType how, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        List<AlterConfigOp> changes = settings.entrySet().stream()
                .map(entry -> new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), how))
                .toList();
        admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
    }

    private List<String> appointments(UUID patient) {
        return owner.get("scheduling", "/api/v1/appointments?patientId=" + patient)
                .expect(200)
                .json()
                .findValuesAsText("status");
    }

    private List<String> invoices(UUID patient) {
        return owner.get("billing", "/api/v1/invoices?patientId=" + patient)
                .expect(200)
                .json()
                .findValuesAsText("status");
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String of(UUID patient, String below) {
        return "/api/v1/patients/" + patient + "/" + below;
    }
}
