package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.Varied;
import io.neonpro.kernel.end.Ended;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class EchoTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    TopicSettings settings;

    private final Topic topic = Topic.of("echo-" + Ids.next());
    private final List<Echo> echoes = new ArrayList<>();

    @AfterEach
    void stop() {
        echoes.forEach(Ended::await);
    }

    /** Also what was sent before Kafka let it hear anything. */
    @Test
    void eachInstanceHearsWhatWasSentSinceItBegan() {
        send("long ago", Instant.now().minusSeconds(60));
        Echo one = echo();
        Echo other = echo();
        send("since then", Instant.now().plusSeconds(1));

        Collection<String> heard = heard(one);
        Collection<String> heardByTheOther = heard(other);

        await().atMost(PATIENCE).until(() -> !heard.isEmpty() && !heardByTheOther.isEmpty());
        assertThat(heard).containsExactly("since then");
        assertThat(heardByTheOther).containsExactly("since then");
    }

    @Test
    void whatAListenerFailsAtKeepsNothingElseFromIt() {
        Collection<String> heard = new ConcurrentLinkedQueue<>();
        echo().start(event -> {
            if (event.value().equals("unheard-of")) {
                throw new IllegalArgumentException(event.value());
            }
            heard.add(event.value());
        });

        send("unheard-of", Instant.now().plusSeconds(1));
        send("known", Instant.now().plusSeconds(1));

        await().atMost(PATIENCE).until(() -> heard.contains("known"));
        assertThat(heard).containsExactly("known");
    }

    private Echo echo() {
        Echo echo = new Echo(
                kafka,
                Varied.of(
                        TopicSettings.class,
                        settings,
                        Map.of("name", topic.name(), "echoGroup", Optional.of("echo-" + Ids.next()))));
        echoes.add(echo);
        return echo;
    }

    private static Collection<String> heard(Echo echo) {
        Collection<String> heard = new ConcurrentLinkedQueue<>();
        echo.start(event -> heard.add(event.value()));
        return heard;
    }

    private void send(String text, Instant at) {
        topic.sendAll(List.of(new ProducerRecord<>(topic.name(), null, at.toEpochMilli(), "key", text)));
    }
}
