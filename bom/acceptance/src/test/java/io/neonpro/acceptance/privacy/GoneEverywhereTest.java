package io.neonpro.acceptance.privacy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.Operator;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant that leaves takes all along that it had in six services; then nothing of it is left in any of them. */
@ExtendWith(RunningPlatform.class)
class GoneEverywhereTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String CLOSING = "/api/v1/tenant/closing";

    private static final List<String> SERVICES =
            List.of("clinic", "identity", "patient", "scheduling", "billing", "notify");

    /** Of another group, which is there all the while. */
    private static final String STRANGER = "Jaguatirica";

    /** That it has left, who was heard of it, under which name it was known, and for a day who signed up. */
    private static final List<String> STAYS = List.of("tenant_standing", "inbox", "slug", "sign_up");

    /** What nobody else is called, has or said. */
    private final String name = word();

    private final String note = word();
    private final String complaint = word();
    private final String phone =
            "55119%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final List<String> own = List.of(name, note, complaint, phone);

    private Platform platform;
    private Databases databases;
    private Operator operator;
    private Traces traces;
    private FurnishedClinic clinic;
    private FurnishedClinic other;
    private Client owner;
    private UUID tenant;

    @BeforeEach
    void open(Platform running) {
        platform = running;
        databases = new Databases(running);
        operator = new Operator(running);
        traces = new Traces(running);
        other = FurnishedClinic.open(RunningPlatform.addresses(running), "Ficar");
        other.register(STRANGER, "ana@ficar.example");
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Partir");
        owner = clinic.group().owner();
        tenant = clinic.group().tenant();
        live();
    }

    /** Of one tenant, as it takes a while to have something of everything. */
    @Test
    void aTenantTakesAllAlongAndThenNothingOfItIsLeftAnywhere() throws Exception {
        assertThat(traces.of(own)).contains("patient.patient", "notify.contact", "scheduling.appointment");
        owner.post("clinic", CLOSING, Map.of("slug", slug())).expect(409);

        allIsIn(TakenArchive.of(platform, owner));

        owner.post("clinic", CLOSING, Map.of("slug", slug())).expect(201);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            theNoticeIsOver();
            return owner.get("patient", "/api/v1/patients").status() == 403;
        });
        await().atMost(PATIENCE).until(() -> SERVICES.stream().allMatch(this::isAboutToBeRemoved));
        SERVICES.forEach(service -> doNow(service, "tenant-removal"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left()).isEmpty());
        assertThat(traces.inDatabases(own)).isEmpty();
        assertThat(traces.inDatabases(List.of(clinic.group().email()))).isEmpty();
        assertThat(traces.lastingInRedis(tenant.toString())).isEmpty();
        kafkaForgetsByItself();
        assertThat(other.group()
                        .owner()
                        .get("patient", "/api/v1/patients?query=" + STRANGER)
                        .at("/items"))
                .hasSize(1);
    }

    private void allIsIn(TakenArchive archive) throws IOException {
        assertThat(archive.manifest().at("/tenantId").asText()).isEqualTo(tenant.toString());
        assertThat(archive.manifest().findValuesAsText("service")).containsAll(SERVICES);
        assertThat(archive.filledParts())
                .contains(
                        "clinic/group",
                        "clinic/clinics",
                        "clinic/practitioners",
                        "clinic/resources",
                        "clinic/treatments",
                        "clinic/hours",
                        "identity/members",
                        "identity/security-log",
                        "patient/patients",
                        "patient/patient-clinics",
                        "patient/records",
                        "patient/consents",
                        "patient/access-log",
                        "scheduling/appointments",
                        "billing/invoices",
                        "notify/messages");
        assertThat(archive.text("patient/patients")).contains(name, "+" + phone);
        assertThat(archive.text("patient/records")).contains(note);
        assertThat(archive.text("scheduling/appointments")).contains(complaint);
        assertThat(archive.text("billing/invoices")).contains("\"amount\":\"180.00\"");
        assertThat(archive.text("identity/members")).contains(clinic.group().email(), "Helena Prado");
        assertThat(archive.texts())
                .noneMatch(text -> text.contains(STRANGER))
                .noneMatch(text -> text.contains("password_hash") || text.contains("\"seal\""))
                .noneMatch(text -> text.contains(other.group().tenant().toString()));
    }

    /** Everything that a tenant may have, with words of its own wherever there is room for some. */
    private void live() {
        UUID patient = owner.post(
                        "patient",
                        "/api/v1/patients",
                        Map.of(
                                "name", "Ana " + name,
                                "birthDate", "1990-05-17",
                                "email", name + "@partir.example",
                                "phone", "+" + phone,
                                "language", "pt-BR"),
                        key())
                .expect(201)
                .id();
        Map<String, String> entry = Map.of("kind", "note", "text", note, "occurredAt", "2026-01-02T12:00:00Z");
        owner.post("patient", "/api/v1/patients/" + patient + "/records", entry, key())
                .expect(201);
        owner.post(
                        "patient",
                        "/api/v1/patients/" + patient + "/consents",
                        Map.of("purpose", "marketing", "version", "1", "channel", "paper"),
                        key())
                .expect(201);
        String visit = clinic.book(patient, clinic.slots().at("/0/start").asText(), key())
                .expect(201)
                .id()
                .toString();
        owner.post(
                        "scheduling",
                        "/api/v1/appointments/" + visit + "/cancel",
                        Map.of("reason", "Disse que foi " + complaint),
                        key())
                .expect(200);
        await().atMost(PATIENCE)
                .until(() -> !owner.get("notify", "/api/v1/messages?patientId=" + patient)
                        .at("/items")
                        .isEmpty());
        await().atMost(PATIENCE)
                .until(() -> !owner.get("billing", "/api/v1/invoices?patientId=" + patient)
                        .at("/items")
                        .isEmpty());
    }

    /** A month in a moment: what was agreed is moved, and what waits for it done. */
    private void theNoticeIsOver() {
        databases.damage("clinic", """
                update event set data = jsonb_set(data, '{closesAt}', to_jsonb(now()))
                 where tenant_id = ? and type = 'io.neonpro.closing.asked'
                """, tenant);
        doNow("clinic", "closing");
    }

    /** As an operator has tried again what has failed: the instance does it at once, and else looks every half minute. */
    private void doNow(String service, String kind) {
        databases.damage(
                service,
                "update job set state = 'failed' where tenant_id = ? and kind = ? and state = 'waiting'",
                tenant,
                kind);
        databases
                .ask(service, "select id from job where tenant_id = ? and kind = ? and state = 'failed'", tenant, kind)
                .forEach(job -> operator.retry(service, tenant, job));
    }

    private boolean isAboutToBeRemoved(String service) {
        return !databases
                .ask(service, "select kind from job where tenant_id = ? and kind = 'tenant-removal'", tenant)
                .isEmpty();
    }

    /** Where the tenant is still mentioned, by whatever column. */
    private List<String> left() {
        return traces.inDatabases(List.of(tenant.toString())).stream()
                .filter(table -> Stream.of(table.split("\\.")).noneMatch(STAYS::contains))
                .toList();
    }

    /** What was said of a tenant nobody can take back; it is gone when it is old. */
    private void kafkaForgetsByItself() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of(
                "bootstrap.servers", platform.stack().addresses().kafka()))) {
            List<ConfigResource> topics = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("neonpro."))
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList();
            Map<ConfigResource, Config> known =
                    admin.describeConfigs(topics).all().get();
            assertThat(known).isNotEmpty().allSatisfy((topic, config) -> {
                assertThat(config.get("cleanup.policy").value()).contains("delete");
                assertThat(Duration.ofMillis(
                                Long.parseLong(config.get("retention.ms").value())))
                        .isBetween(Duration.ofMinutes(1), Duration.ofDays(8));
            });
        }
    }

    private String slug() {
        return owner.get("clinic", "/api/v1/tenant").at("/slug").asText();
    }

    /** Letters only, as names have. */
    private static String word() {
        return ThreadLocalRandom.current()
                .ints(16, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(joining());
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }
}
