package io.neonpro.notify.delivery;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.event.EventName;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** How many bookings a second one instance confirms by mail, from the event to the mail server; not part of the tests. */
@ServiceTest
class DeliveryBench {

    private static final int BOOKINGS = 2_000;
    private static final int ROUNDS = 3;

    @Inject
    ObjectMapper json;

    private final Group group = Group.open();

    @Test
    void confirmationsASecond() {
        UUID patient = group.patient();
        for (int round = 1; round <= ROUNDS; round++) {
            long begin = System.nanoTime();
            book(patient);
            int expected = round * BOOKINGS;
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> sent() == expected);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "round %d: %d messages in %.1f s, %.0f/s%n", round, BOOKINGS, seconds, BOOKINGS / seconds);
        }
    }

    private void book(UUID patient) {
        List<ProducerRecord<String, String>> records = Stream.generate(UUID::randomUUID)
                .limit(BOOKINGS)
                .map(id -> record(id, group.scheduled(id, patient)))
                .toList();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", configured("kafka.bootstrap.servers")),
                new StringSerializer(),
                new StringSerializer())) {
            records.forEach(producer::send);
            producer.flush();
        }
    }

    private ProducerRecord<String, String> record(UUID appointment, Scheduled event) {
        try {
            var record = new ProducerRecord<>(
                    configured("neonpro.topics.prefix") + "neonpro.scheduling",
                    appointment.toString(),
                    json.writeValueAsString(event));
            Map.of(
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_type", EventName.of(Scheduled.class).toString(),
                            "ce_time", Instant.now().toString(),
                            "ce_tenantid", group.tenant.toString())
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            return record;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long sent() {
        return TestDatabase.count("select count(*) from message where tenant_id = ? and status = 'sent'", group.tenant);
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
