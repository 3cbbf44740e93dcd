package io.neonpro.kernel.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** In which order ends what a service does beside requests, and how long of it is waited for. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class EndingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    @All
    List<Ends> parts;

    private final List<String> begun = new CopyOnWriteArrayList<>();

    @Test
    void whatPublishesAndNotesEndsBeforeWhatBringsThatElsewhere() {
        assertThat(named(Stage.WORK)).containsExactlyInAnyOrder("Echo", "EventConsumer", "JobEngine", "Retries");
        assertThat(named(Stage.NOTES)).containsExactly("AccessTrail");
        assertThat(named(Stage.TELLING)).containsExactly("OutboxRelay");
        assertThat(Stage.values()).containsExactly(Stage.WORK, Stage.NOTES, Stage.TELLING);
    }

    @Test
    void aStageBeginsWhenAllOfTheOneBeforeIsOver() {
        CompletableFuture<Void> consumer = new CompletableFuture<>();
        CompletableFuture<Void> jobs = new CompletableFuture<>();
        CompletableFuture<Void> end = end(
                PATIENCE,
                part("relay", Stage.TELLING, EndingTest::atOnce),
                part("consumer", Stage.WORK, () -> consumer),
                part("jobs", Stage.WORK, () -> jobs));
        await().atMost(PATIENCE).until(() -> begun.size() == 2);

        consumer.complete(null);
        assertThat(begun).containsExactly("consumer", "jobs");
        jobs.complete(null);

        end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(begun).containsExactly("consumer", "jobs", "relay");
    }

    @Test
    void whatDoesNotEndOrFailsAtItKeepsNobodyFromEnding() {
        end(
                        Duration.ofMillis(200),
                        part("broken", Stage.WORK, () -> {
                            throw new IllegalStateException("broken");
                        }),
                        part("endless", Stage.WORK, CompletableFuture::new),
                        part("endless, too", Stage.NOTES, CompletableFuture::new),
                        part("relay", Stage.TELLING, EndingTest::atOnce))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();

        assertThat(begun).containsExactly("broken", "endless", "endless, too", "relay");
    }

    private List<String> named(Stage stage) {
        return parts.stream()
                .filter(part -> part.stage() == stage)
                .map(part -> ClientProxy.unwrap(part).getClass().getSimpleName())
                .toList();
    }

    private static CompletableFuture<Void> end(Duration within, Ends... some) {
        return CompletableFuture.runAsync(() -> new Ending(List.of(some), () -> within).end(new ShutdownEvent()));
    }

    private Ends part(String name, Stage stage, Supplier<CompletableFuture<Void>> end) {
        return new Ends() {

            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public CompletableFuture<Void> end() {
                begun.add(name);
                return end.get();
            }
        };
    }

    private static CompletableFuture<Void> atOnce() {
        return CompletableFuture.completedFuture(null);
    }
}
