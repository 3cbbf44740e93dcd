package io.neonpro.notify.delivery;

import static org.awaitility.Awaitility.await;

import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.devstack.event.ServiceJson;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.event.EventName;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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

    /** A day's, of one patient. */
    private static final int MOST = 30;

    private final Group group = Group.open();

    @Test
    void confirmationsASecond() {
        for (int round = 1; round <= ROUNDS; round++) {
            List<UUID> patients =
                    Stream.generate(group::patient).limit(BOOKINGS / MOST + 1).toList();
            long begin = System.nanoTime();
            book(patients);
            int expected = round * BOOKINGS;
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> sent() == expected);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "round %d: %d messages in %.1f s, %.0f/s%n", round, BOOKINGS, seconds, BOOKINGS / seconds);
        }
    }

    private void book(List<UUID> patients) {
        List<ProducerRecord<String, String>> records = IntStream.range(0, BOOKINGS)
                .mapToObj(i -> record(UUID.randomUUID(), patients.get(i / MOST)))
                .toList();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", configured("kafka.bootstrap.servers")),
                new StringSerializer(),
                new StringSerializer())) {
            records.forEach(producer::send);
            producer.flush();
        }
    }

    private ProducerRecord<String, String> record(UUID appointment, UUID patient) {
        var record = new ProducerRecord<>(
                configured("neonpro.topics.prefix") + "neonpro.scheduling",
                appointment.toString(),
                ServiceJson.text(group.scheduled(appointment, patient)));
        Map.of(
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", EventName.of(Scheduled.class).toString(),
                        "ce_time", Instant.now().toString(),
                        "ce_tenantid", group.tenant.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private long sent() {
        return TestDatabase.count("select count(*) from message where tenant_id = ? and status = 'sent'", group.tenant);
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
