package io.neonpro.acceptance.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.Operator;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.fault.NonOverlapping;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that can be made anew of events, over the whole platform. */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class ReplayTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PATIENTS = 12;
    private static final int SLOT_MINUTES = 75;
    private static final int STARTS = 120;

    /** Which read models there are; identity and notify keep no events. */
    private static final Map<String, List<String>> MODELS = Map.of(
            "identity", List.of(),
            "clinic", List.of("tenant"),
            "patient", List.of("consent", "medical-record", "patient"),
            "scheduling", List.of("appointment"),
            "billing", List.of("invoice"),
            "notify", List.of());

    private static final Map<String, List<String>> SHOWN = Map.of(
            "clinic", List.of("tenant"),
            "patient", List.of("patient", "patient_term", "record_entry", "consent"),
            "scheduling", List.of("appointment"),
            "billing", List.of("invoice", "payment"));

    private static final Map<String, List<String>> COPIED = Map.of(
            "scheduling", List.of("clinic", "practitioner", "resource", "treatment", "hours", "patient"),
            "billing", List.of("price", "clinic"),
            "notify", List.of("contact", "clinic", "treatment", "practitioner"));

    private static final Map<String, List<String>> DAMAGES = Map.of(
            "clinic", List.of("update tenant set name = 'Ninguém' where tenant_id = ?"),
            "patient",
                    List.of(
                            "delete from record_entry where tenant_id = ?",
                            "delete from consent where tenant_id = ? and md5(id::text) < '8'",
                            "delete from patient_term where tenant_id = ? and md5(patient_id::text) < '8'",
                            "update patient set name = 'Ninguém', version = 9 where tenant_id = ?"
                                    + " and md5(id::text) > '8'"),
            "scheduling",
                    List.of(
                            "delete from appointment where tenant_id = ? and md5(id::text) < '8'",
                            "update appointment set status = 'no-show', starts_at = now() where tenant_id = ?"),
            "billing",
                    List.of(
                            "delete from payment where tenant_id = ?",
                            "update invoice set paid = 1 where tenant_id = ?"));

    private Platform platform;
    private Operator operator;
    private Databases databases;
    private FurnishedClinic clinic;
    private UUID tenant;
    private Queue<String> starts;

    @BeforeAll
    void open(Platform running) {
        platform = running;
        operator = new Operator(running);
        databases = new Databases(running);
        clinic = FurnishedClinic.open(RunningPlatform.addresses(running), "Cassini")
                .grow("Dr. Caio Reis", "22345")
                .grow("Dra. Dora Nunes", "32345");
        tenant = clinic.group().tenant();
        assertThat(clinic.slots()).isNotEmpty();
        starts = new ConcurrentLinkedQueue<>(starts());
        IntStream.range(0, PATIENTS).forEach(this::live);
        await().atMost(PATIENCE)
                .until(() -> databases.rows("billing", "invoice", tenant).size() == PATIENTS);
        databases.rows("billing", "invoice", tenant).forEach(this::pay);
        await().atMost(PATIENCE).until(() -> mails().size() >= PATIENTS);
    }

    @Test
    void allReadModelsAreRebuiltAndEqualWhileCommandsGoOn() {
        Map<String, List<String>> before = rows(SHOWN);
        AtomicBoolean isOver = new AtomicBoolean();
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        var commands = CompletableFuture.runAsync(() -> goOn(isOver, answers));
        DAMAGES.forEach((service, all) -> all.forEach(sql ->
                assertThat(databases.damage(service, sql, tenant)).as(sql).isPositive()));

        MODELS.forEach((service, models) -> {
            assertThat(operator.models(service)).extracting(JsonNode::asText).containsExactlyElementsOf(models);
            models.forEach(model -> System.out.println(operator.rebuild(service, model, tenant, false)));
        });
        isOver.set(true);
        commands.join();

        assertThat(answers).isNotEmpty().containsOnly(201);
        rows(SHOWN).forEach((table, rows) -> assertThat(rows).as(table).containsAll(before.get(table)));
        MODELS.forEach((service, models) ->
                models.forEach(model -> assertThat(operator.rebuild(service, model, tenant, true)
                                .path("differing")
                                .asInt())
                        .as(model)
                        .isZero()));
    }

    @Test
    void copiesAreFilledAgainAndNobodyIsWrittenToTwice() {
        await().atMost(PATIENCE).until(this::isSettled);
        Map<String, List<String>> before = rows(COPIED);
        int written = databases.rows("notify", "message", tenant).size();
        int drafted = databases.rows("billing", "invoice", tenant).size();
        COPIED.forEach((service, tables) -> tables.forEach(
                table -> databases.damage(service, "delete from " + table + " where tenant_id = ?", tenant)));

        operator.republish("clinic", tenant);
        operator.republish("patient", tenant);
        operator.republish("scheduling", tenant);

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> rows(COPIED)
                        .forEach((table, rows) ->
                                assertThat(rows).as(table).containsExactlyInAnyOrderElementsOf(before.get(table))));
        int mails = mails().size();
        UUID marie = clinic.register("Marie", "marie@cassini.example");
        clinic.book(marie, starts.remove()).expect(201);
        await().atMost(PATIENCE).until(() -> mails().contains("marie@cassini.example"));
        assertThat(mails()).hasSize(mails + 1);
        assertThat(databases.rows("notify", "message", tenant)).hasSize(written + 1);
        await().atMost(PATIENCE)
                .until(() -> databases.rows("billing", "invoice", tenant).size() == drafted + 1);
    }

    /** Somebody is registered, changed, treated, booked and moved. */
    private void live(int number) {
        var owner = clinic.group().owner();
        UUID patient = clinic.register("Paciente " + number, number + "@cassini.example");
        String path = "/api/v1/patients/" + patient;
        owner.patch("patient", path, Map.of("name", "Ana Maria " + number), Map.of())
                .expect(200);
        owner.post(
                        "patient",
                        path + "/records",
                        Map.of("kind", "anamnesis", "text", "Nada", "occurredAt", "2026-01-05T10:00:00Z"))
                .expect(201);
        UUID consent = owner.post(
                        "patient",
                        path + "/consents",
                        Map.of("purpose", "marketing", "version", "1", "channel", "paper"))
                .expect(201)
                .id();
        if (number % 2 == 0) {
            owner.post("patient", path + "/consents/" + consent + "/revoke", Map.of())
                    .expect(200);
        }
        UUID appointment = clinic.book(patient, starts.remove()).expect(201).id();
        String visit = "/api/v1/appointments/" + appointment;
        if (number % 3 == 0) {
            owner.post("scheduling", visit + "/reschedule", Map.of("start", starts.remove()))
                    .expect(200);
        }
        if (number % 4 == 0) {
            owner.post("scheduling", visit + "/confirm", Map.of()).expect(200);
        }
    }

    private void pay(String invoice) {
        String id = invoice.split(",")[1];
        clinic.group()
                .owner()
                .post(
                        "billing",
                        "/api/v1/invoices/" + id + "/payments",
                        Map.of("method", "pix", "amount", Map.of("amount", "20.00", "currency", "BRL")))
                .expect(201);
    }

    private void goOn(AtomicBoolean isOver, Queue<Integer> answers) {
        for (int number = 0; !isOver.get() && starts.size() > 10; number++) {
            UUID patient = clinic.register("Paciente novo " + number, "novo" + number + "@cassini.example");
            answers.add(clinic.book(patient, starts.remove()).status());
        }
    }

    /** Whether everything that was booked has its invoice, and everybody was written to. */
    private boolean isSettled() {
        int booked = databases.rows("scheduling", "appointment", tenant).size();
        List<String> messages = databases.rows("notify", "message", tenant);
        return databases.rows("billing", "invoice", tenant).size() == booked
                && messages.stream()
                                .filter(one -> one.contains(",confirmation,"))
                                .count()
                        == booked
                && messages.stream().noneMatch(one -> one.contains(",queued,"));
    }

    private Map<String, List<String>> rows(Map<String, List<String>> tables) {
        Map<String, List<String>> rows = new HashMap<>();
        tables.forEach((service, all) ->
                all.forEach(table -> rows.put(service + "." + table, databases.rows(service, table, tenant))));
        return rows;
    }

    private List<String> mails() {
        return RunningPlatform.mailbox(platform).all().stream()
                .map(Mail::recipient)
                .filter(recipient -> recipient.endsWith("@cassini.example"))
                .toList();
    }

    private List<String> starts() {
        List<JsonNode> slots = new ArrayList<>();
        IntStream.range(0, 4)
                .mapToObj(clinic::slotsNow)
                .forEach(week -> StreamSupport.stream(week.spliterator(), false).forEach(slots::add));
        return NonOverlapping.starts(slots, SLOT_MINUTES, STARTS);
    }
}
