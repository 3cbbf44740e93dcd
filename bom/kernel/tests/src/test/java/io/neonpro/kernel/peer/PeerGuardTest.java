package io.neonpro.kernel.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.problem.Problem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class PeerGuardTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Uni<String> AWAY = Uni.createFrom().item("away");

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whoFailsIsAskedAgainAndThenTakenToBeAway() {
        PeerGuard guard = patient().again(2, AT_ONCE).build();

        assertThat(answer(guard, new IOException("reset"))).isEqualTo("away");
        assertThat(asked).hasValue(3);
    }

    static Stream<Throwable> whatSaysNothingOfAPeer() {
        return Stream.of(new RefusedByPeer(Problem.ofStatus(409)), new IllegalStateException("A transaction is open"));
    }

    @ParameterizedTest
    @MethodSource("whatSaysNothingOfAPeer")
    void anAnswerAndAFaultOfOursAreNeitherAskedForAgainNorMadeUpForNorCounted(Throwable failure) {
        PeerGuard guard = patient().again(2, AT_ONCE).resting(2, PATIENCE).build();

        for (int time = 1; time <= 3; time++) {
            assertThatThrownBy(() -> answer(guard, failure)).isSameAs(failure);
            assertThat(asked).hasValue(time);
        }
    }

    @Test
    void whoKeepsFailingIsLeftAlone() {
        PeerGuard guard = patient().resting(2, PATIENCE).build();
        IOException reset = new IOException("reset");
        answer(guard, reset);
        answer(guard, reset);

        assertThatThrownBy(() -> ask(guard, reset)).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whoIsSilentIsNotWaitedFor() {
        PeerGuard guard =
                PeerGuard.of("silent", AT_ONCE).againUnlessSlow(2, AT_ONCE).build();

        assertThatThrownBy(() -> guard.ask(this::silence).await().atMost(PATIENCE))
                .isInstanceOf(TimeoutException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void nobodyIsAskedMoreAtOnceThanAgreed() {
        PeerGuard guard = patient().atOnce(1, 1).build();
        var first = guard.ask(this::silence).subscribe().with(answer -> {});
        var waiting = guard.ask(this::silence).subscribe().with(answer -> {});

        assertThatThrownBy(() -> guard.ask(this::silence).await().atMost(PATIENCE))
                .isInstanceOf(BulkheadException.class);
        assertThat(asked).hasValue(1);
        waiting.cancel();
        first.cancel();
    }

    private static PeerGuard.Builder patient() {
        return PeerGuard.of(UUID.randomUUID().toString(), PATIENCE);
    }

    private String answer(PeerGuard guard, Throwable failure) {
        return guard.ask(() -> fail(failure), cause -> AWAY).await().atMost(PATIENCE);
    }

    private String ask(PeerGuard guard, Throwable failure) {
        return guard.ask(() -> fail(failure)).await().atMost(PATIENCE);
    }

    private Uni<String> fail(Throwable failure) {
        asked.incrementAndGet();
        return Uni.createFrom().failure(failure);
    }

    private Uni<String> silence() {
        asked.incrementAndGet();
        return Uni.createFrom().nothing();
    }
}
