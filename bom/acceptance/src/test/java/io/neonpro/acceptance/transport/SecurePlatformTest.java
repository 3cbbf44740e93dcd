package io.neonpro.acceptance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.Devstack;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.kafka.Kafka;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.platform.Service;
import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.tls.Authority;
import io.neonpro.migrate.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Services as in production (the profile {@code secure}): Postgres, Kafka and Redis are spoken to by TLS, and Kafka knows by its
 * certificate who may write what, as the manifests say.
 */
class SecurePlatformTest {

    private static final List<String> SERVICES = List.of("identity", "clinic", "patient");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path CHECKOUT = Sources.checkoutRoot(Path.of(""));
    private static final Path FOLDER = Path.of("target", "secure-platform").toAbsolutePath();

    private static Platform platform;

    @BeforeAll
    static void start() {
        new Folder(FOLDER).remove();
        PlatformSetup setup = PlatformSetup.forTests(CHECKOUT, FOLDER)
                .only(Service.ALL.stream()
                        .filter(service -> SERVICES.contains(service.name()))
                        .toArray(Service[]::new))
                .as(RunningPlatform.form())
                .secured(SecurePlatformTest::grant);
        platform = Platform.start(setup, Progress.SILENT);
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    private static void grant(Devstack stack) {
        var rights = new KafkaRights();
        Service.ALL.forEach(service ->
                rights.read(CHECKOUT.resolve(service.name()).resolve("target/manifests/" + service.name() + ".yaml")));
        rights.grant(client(stack, Kafka.ADMINISTRATOR));
    }

    @Test
    void whatOneServiceTellsTheOthersHear() {
        ClinicGroup group = ClinicGroup.signUp(
                new Addresses(service -> platform.url(service).toString()), "Cifra");

        group.owner()
                .patch(
                        "clinic",
                        "/api/v1/tenant/configuration",
                        Map.of("compliance", Map.of("sharedPatients", true)),
                        Map.of())
                .expect(200);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(new Databases(platform).rows("patient", "tenant_settings", group.tenant()))
                                .isNotEmpty());
        group.owner()
                .post("patient", "/api/v1/patients", Map.of("name", "Ana Cifra", "birthDate", "1990-04-23"))
                .expect(201);
    }

    @Test
    void noServiceSpeaksToPostgresWithoutTls() {
        assertThat(new Databases(platform).ask("postgres", """
                                select distinct usename::text || ' ' || ssl::text
                                  from pg_stat_activity join pg_stat_ssl using (pid)
                                 where usename ~ '_(app|relay)$'
                                 order by 1
                                """))
                .contains("clinic_app true", "identity_app true", "patient_app true")
                .allMatch(connection -> connection.endsWith(" true"));
    }

    @Test
    void aServiceTellsNothingInAnothersName() {
        Map<String, Object> patient = client(platform.stack(), "patient");

        assertThatThrownBy(() -> send(patient, "neonpro.identity"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send(client(platform.stack(), "nobody"), "neonpro.patient"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void whoShowsNoCertificateIsNotListenedTo() {
        Map<String, Object> nameless = client(platform.stack(), "patient");
        nameless.keySet().removeIf(setting -> setting.startsWith("ssl.keystore"));

        assertThatThrownBy(() -> send(nameless, "neonpro.patient"))
                .hasCauseInstanceOf(SslAuthenticationException.class);
    }

    @Test
    void redisAnswersNobodyWithoutTls() throws IOException {
        URI redis = platform.stack().addresses().redis();

        try (Socket plain = new Socket(redis.getHost(), redis.getPort())) {
            plain.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            plain.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(answer(plain)).doesNotContain("PONG", "NOAUTH");
        }
    }

    /** Until it is closed, in whichever way. */
    private static String answer(Socket connection) throws IOException {
        var answer = new ByteArrayOutputStream();
        try {
            connection.getInputStream().transferTo(answer);
        } catch (SocketException reset) {
            return answer.toString(StandardCharsets.US_ASCII);
        }
        return answer.toString(StandardCharsets.US_ASCII);
    }

    private static void send(Map<String, Object> client, String topic) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
    }

    /** Somebody whom the authority has certified. */
    private static Map<String, Object> client(Devstack stack, String name) {
        Authority authority = Authority.in(FOLDER.resolve("certificates"));
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                stack.addresses().kafka(),
                "security.protocol",
                "SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.certificate().toString(),
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                authority.certify(name).identity().toString()));
    }
}
