package io.neonpro.acceptance.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.sleep.Lag;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Events about what is a clinic's, which none of its services has told: as another group's, or on the topic of a service that
 * does not tell such, or of nobody. Whoever may write to a topic may tell all that its service does: that is no forgery here.
 */
final class Forgeries {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those who hear each service's topic. */
    private static final Map<String, List<String>> HEARD_BY = Map.of(
            "patient", List.of("identity", "scheduling", "billing", "notify"),
            "clinic", List.of("identity", "patient", "scheduling", "billing", "notify"),
            "scheduling", List.of("identity", "patient", "billing", "notify"),
            "identity", List.of("notify", "patient"),
            "billing", List.of("patient"),
            "notify", List.of("patient"));

    /** Whose it is, what happened, whose key it has, and to what. */
    private static final List<String> EVENTS = List.of(
            "patient patient.erased patients patientId=patients",
            "patient erasure.begun data-subject-requests requestId=data-subject-requests patientId=patients",
            "clinic clinic.changed clinics clinicId=clinics",
            "clinic practitioner.changed practitioners practitionerId=practitioners",
            "clinic treatment.changed treatments treatmentId=treatments",
            "clinic resource.changed resources resourceId=resources clinicId=clinics",
            "scheduling appointment.cancelled appointments appointmentId=appointments clinicId=clinics patientId=patients",
            "scheduling appointment.completed appointments appointmentId=appointments clinicId=clinics patientId=patients",
            "scheduling erasure.forgotten patients patientId=patients",
            "identity user.left users userId=users");

    /** What becomes of a whole group, which clinic alone may tell. */
    private static final List<String> ENDS = List.of(
            "clinic tenant.suspended tenants tenantId=tenants",
            "clinic tenant.closed tenants tenantId=tenants",
            "clinic tenant.plan-changed tenants tenantId=tenants",
            "clinic tenant.configuration-changed tenants tenantId=tenants",
            "clinic tenant.timezone-changed tenants tenantId=tenants");

    /** What any of them has besides, and a revision newer than all. */
    private static final Map<String, Object> BESIDES = Map.ofEntries(
            Map.entry("revision", 1_000_000),
            Map.entry("name", "Forjada"),
            Map.entry("timezone", "Pacific/Honolulu"),
            Map.entry("category", "nurse"),
            Map.entry("clinicIds", List.of()),
            Map.entry("kind", "room"),
            Map.entry("durationMinutes", 5),
            Map.entry("bufferMinutes", 0),
            Map.entry("price", Map.of("amount", "1.00", "currency", "BRL")),
            Map.entry(
                    "requires", Map.of("categories", List.of(), "resourceKinds", List.of(), "deviceTypes", List.of())),
            Map.entry("archived", true),
            Map.entry("plan", "essential"),
            Map.entry("quotas", Map.of("mailsPerDay", 0)),
            Map.entry("compliance", Map.of("retentionYears", 20)),
            Map.entry("reasonCode", "other"),
            Map.entry("by", "scheduling"),
            Map.entry("roles", List.of("owner")),
            Map.entry(
                    "slot",
                    Map.of(
                            "start", "2026-01-02T12:00:00Z",
                            "end", "2026-01-02T13:00:00Z",
                            "occupiedUntil", "2026-01-02T13:15:00Z",
                            "deviceIds", List.of())));

    private final Platform platform;
    private final String kafka;
    private final List<Quarter> quarters;

    Forgeries(Platform platform, List<Quarter> quarters) {
        this.platform = platform;
        this.kafka = platform.stack().addresses().kafka();
        this.quarters = quarters;
    }

    /** Told to all who would hear of them, and heard when this returns; how many. */
    int tell(Random dice) {
        List<ProducerRecord<String, String>> all = new ArrayList<>();
        for (Quarter victim : quarters) {
            List<Quarter> others = quarters.stream()
                    .filter(quarter -> quarter.group() != victim.group())
                    .toList();
            for (String line : EVENTS) {
                String liar = tenant(Questions.pick(dice, others));
                all.addAll(forged(dice, line.split(" "), victim.things().ids(), tenant(victim), liar));
            }
            Map<String, String> whole = Map.of("tenants", tenant(victim));
            for (String line : ENDS) {
                all.addAll(elsewhere(line.split(" "), whole, tenant(victim)));
            }
        }
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            all.forEach(producer::send);
            producer.flush();
        }
        HEARD_BY.forEach((topic, services) -> services.forEach(service -> awaitHeard(topic, service)));
        return all.size();
    }

    /** What waits for events that will never be told, so that whoever has the platform next finds nothing that waits. */
    void forget() {
        Databases databases = new Databases(platform);
        for (Service service : Service.ALL) {
            databases.damage(service.name(), "with events as (delete from parked_event) delete from parked_key");
        }
    }

    private static String tenant(Quarter quarter) {
        return quarter.things().clinic().group().tenant().toString();
    }

    /** One event: as another group's, as nobody's, on a topic where it does not belong, and without what it needs. */
    private static List<ProducerRecord<String, String>> forged(
            Random dice, String[] line, Map<String, String> ids, String tenant, String liar) {
        String key = ids.get(line[2]);
        String data = data(line, ids);
        String elsewhere = Questions.pick(dice, otherTopics(line).toList());
        return List.of(
                record(line[0], line[1], liar, key, data),
                record(line[0], line[1], UUID.randomUUID().toString(), key, data),
                record(elsewhere, line[1], tenant, key, data),
                record(line[0], line[1], null, key, data),
                record(line[0], line[1], tenant + "'", key, data),
                record(line[0], line[1], tenant, null, data));
    }

    /** One event on each topic where it does not belong. */
    private static List<ProducerRecord<String, String>> elsewhere(
            String[] line, Map<String, String> ids, String tenant) {
        return otherTopics(line)
                .map(topic -> record(topic, line[1], tenant, ids.get(line[2]), data(line, ids)))
                .toList();
    }

    private static Stream<String> otherTopics(String[] line) {
        return HEARD_BY.keySet().stream()
                .filter(topic -> !topic.equals(line[0]))
                .sorted();
    }

    private static String data(String[] line, Map<String, String> ids) {
        Map<String, Object> data = new HashMap<>(BESIDES);
        for (int i = 3; i < line.length; i++) {
            String[] field = line[i].split("=");
            data.put(field[0], ids.get(field[1]));
        }
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, String> record(
            String topic, String type, @Nullable String tenant, @Nullable String key, String data) {
        var record = new ProducerRecord<>("neonpro." + topic, key, data);
        Map<String, String> attributes = new HashMap<>(Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "nobody",
                "type",
                "io.neonpro." + type + ".v1"));
        if (tenant != null) {
            attributes.put("tenantid", tenant);
        }
        attributes.forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(UTF_8)));
        return record;
    }

    private void awaitHeard(String topic, String service) {
        try (Lag lag = new Lag(kafka, "neonpro." + topic, service)) {
            await("what " + service + " hears of " + topic).atMost(PATIENCE).until(() -> lag.events() == 0);
        }
    }
}
