package io.neonpro.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What other services hear of invoices, in which order, and how often. */
@ServiceTest
class PublishedEventsTest {

    private final Group group = Group.open();

    @Test
    void anInvoicesLifeIsToldOnceAndInOrder() {
        UUID appointment = group.scheduled();
        UUID invoice = Group.id(group.invoice(appointment));
        group.api.pay(invoice, "80").statusCode(201);
        group.heard(group.complete(appointment));
        group.heard(group.complete(appointment));
        group.api.pay(invoice, "100").statusCode(201);
        group.heard(group.cancel(appointment));

        List<ConsumerRecord<String, String>> told = told("io.neonpro.invoice.voided.v1");

        assertThat(told)
                .extracting(event -> attribute(event, "ce_type"))
                .containsExactly(
                        "io.neonpro.invoice.issued.v1", "io.neonpro.invoice.paid.v1", "io.neonpro.invoice.voided.v1");
        assertThat(told).extracting(event -> attribute(event, "ce_id")).doesNotHaveDuplicates();
        assertThat(told)
                .allSatisfy(event -> assertIsCloudEventOf(invoice, event))
                .allSatisfy(event -> assertTellsOf(invoice, appointment, data(event)))
                .allSatisfy(event -> assertTellsWhatFor(data(event)));
        assertThat(data(told.getLast()).getString("refundDue.amount")).isEqualTo("180.00");
        assertThat(data(told.getFirst()).getString("dueDate"))
                .isEqualTo(group.invoice(appointment).getString("dueDate"));
    }

    @Test
    void aDraftIsNobodyElsesBusinessAndAVoidedOneHasNoNumber() {
        UUID appointment = group.scheduled();
        UUID invoice = Group.id(group.invoice(appointment));
        group.api.pay(invoice, "80").statusCode(201);
        group.heard(group.cancel(appointment));

        List<ConsumerRecord<String, String>> told = told("io.neonpro.invoice.voided.v1");

        assertThat(told).hasSize(1);
        assertThat(data(told.getFirst()).getString("number")).isNull();
        assertThat(told.getFirst().key()).isEqualTo(invoice.toString());
    }

    private void assertIsCloudEventOf(UUID invoice, ConsumerRecord<String, String> event) {
        assertThat(event.key()).isEqualTo(invoice.toString());
        assertThat(attribute(event, "ce_subject")).isEqualTo(invoice.toString());
        assertThat(attribute(event, "ce_tenantid")).isEqualTo(group.tenant.toString());
        assertThat(attribute(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(attribute(event, "ce_source")).isEqualTo("/neonpro/billing");
        assertThat(attribute(event, "content-type")).isEqualTo("application/json");
        assertThat(attribute(event, "ce_traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(Instant.parse(attribute(event, "ce_time")))
                .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
    }

    private static void assertTellsOf(UUID invoice, UUID appointment, JsonPath data) {
        assertThat(data.getString("invoiceId")).isEqualTo(invoice.toString());
        assertThat(data.getString("appointmentId")).isEqualTo(appointment.toString());
        assertThat(data.getString("number")).isEqualTo("000001");
        assertThat(data.getMap("total")).isEqualTo(Map.of("amount", "180.00", "currency", "BRL"));
    }

    private void assertTellsWhatFor(JsonPath data) {
        assertThat(data.getString("clinicId")).isEqualTo(group.clinic.toString());
        assertThat(data.getString("treatmentId")).isEqualTo(group.treatment.toString());
    }

    /** This test's tenant's events, up to the first of a type. */
    private List<ConsumerRecord<String, String>> told(String lastType) {
        var events = new ArrayList<ConsumerRecord<String, String>>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                config("kafka.bootstrap.servers"),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(config("neonpro.topics.prefix") + "neonpro.billing"));
            await().atMost(Duration.ofMinutes(3)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (isOurs(event)) {
                        events.add(event);
                    }
                });
                return events.stream().anyMatch(event -> lastType.equals(attribute(event, "ce_type")));
            });
        }
        return events;
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private boolean isOurs(ConsumerRecord<String, String> event) {
        return attribute(event, "ce_tenantid").equals(group.tenant.toString());
    }

    private static JsonPath data(ConsumerRecord<String, String> event) {
        return JsonPath.from(event.value());
    }

    private static String attribute(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
