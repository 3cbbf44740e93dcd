package io.neonpro.patient;

import static io.neonpro.patient.Api.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.patient.person.Cpfs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What other services hear, in which order, and what they do not need to know. */
@ServiceTest
class PublishedEventsTest {

    private static final String PATIENT = PATIENTS + "/{id}";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "neonpro.topic.name")
    String topic;

    private final Api api = Api.ofNewTenant();

    @Test
    void aPatientsLifeIsToldInOrderAndWithoutWhatOthersNeedNotKnow() {
        String cpf = Cpfs.any();
        UUID patient = api.register(Map.of("name", "Ana", "cpf", cpf, "email", "ana@example.com"));
        api.patch(PATIENT, Map.of("name", "Ana Lima"), patient).statusCode(200);
        String consent = api.post(
                        PATIENT + "/consents", Map.of("purpose", "sms", "version", "1", "channel", "paper"), patient)
                .extract()
                .path("id");
        api.post(PATIENT + "/consents/{consent}/revoke", "", patient, consent).statusCode(200);
        api.post(PATIENT + "/erase", "", patient).statusCode(204);

        List<ConsumerRecord<String, String>> told = told(5);

        assertThat(typesOf(told, patient.toString()))
                .containsExactly(
                        "io.neonpro.patient.registered.v1",
                        "io.neonpro.patient.updated.v1",
                        "io.neonpro.patient.erased.v1");
        assertThat(typesOf(told, consent))
                .containsExactly("io.neonpro.consent.given.v1", "io.neonpro.consent.revoked.v1");
        assertThat(told)
                .extracting(ConsumerRecord::value)
                .noneMatch(event -> event.contains(cpf) || event.contains("1990-05-01"))
                .anyMatch(event -> event.contains("ana@example.com"));
    }

    @Test
    void anEntryIsToldWithoutWhatItSays() {
        UUID patient = api.register("Ana");
        api.post(
                PATIENT + "/records",
                Map.of("kind", "note", "text", "Secret", "occurredAt", "2026-01-02T12:00:00Z"),
                patient);

        List<ConsumerRecord<String, String>> told = told(2);

        assertThat(told)
                .filteredOn(event -> typeOf(event).equals("io.neonpro.medical-record.updated.v1"))
                .singleElement()
                .satisfies(event -> assertThat(event.value()).doesNotContain("Secret", "note"));
    }

    /** The first events of this test's tenant. */
    private List<ConsumerRecord<String, String>> told(int count) {
        var events = new ArrayList<ConsumerRecord<String, String>>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (isOurs(event)) {
                        events.add(event);
                    }
                });
                return events.size() >= count;
            });
        }
        return events;
    }

    private boolean isOurs(ConsumerRecord<String, String> event) {
        return attribute(event, "ce_tenantid").equals(api.tenant().toString());
    }

    private static List<String> typesOf(List<ConsumerRecord<String, String>> told, String key) {
        return told.stream()
                .filter(event -> event.key().equals(key))
                .map(PublishedEventsTest::typeOf)
                .toList();
    }

    private static String typeOf(ConsumerRecord<String, String> event) {
        return attribute(event, "ce_type");
    }

    private static String attribute(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
