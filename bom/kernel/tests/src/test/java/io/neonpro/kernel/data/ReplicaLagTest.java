package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplicaLagTest {

    private final ReplicaLag lag = new ReplicaLag();

    @Test
    void aReplicaThatHasReplayedAllHasNoLag() {
        lag.written(at(100));

        lag.replayed(at(100));

        assertThat(lag.age()).isZero();
        assertThat(lag.bytes()).isZero();
    }

    @Test
    void theLagIsAsOldAsTheFirstWriteThatIsMissing() {
        lag.replayed(at(100));

        lag.written(at(200));

        assertThat(lag.age()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(lag.bytes()).isEqualTo(100);
        assertThat(lag.hasReplayed(at(150))).isFalse();
        assertThat(lag.hasReplayed(at(100))).isTrue();
    }

    @Test
    void catchingUpEndsTheLag() {
        lag.written(at(100));
        lag.written(at(200));

        lag.replayed(at(200));

        assertThat(lag.age()).isZero();
    }

    @Test
    void afterAFailoverAReplicaHasNothingNewUntilItIsOnTheNewTimeline() {
        lag.replayed(at(500));
        lag.written(new LogPosition(2, 400));

        assertThat(lag.age()).isPositive();
        assertThat(lag.hasReplayed(new LogPosition(2, 300))).isFalse();

        lag.replayed(new LogPosition(2, 400));

        assertThat(lag.age()).isZero();
        assertThat(lag.hasReplayed(new LogPosition(2, 300))).isTrue();
    }

    @Test
    void aPositionOfBeforeAFailoverIsNotComparedWithOneOfAfter() {
        lag.replayed(at(500));
        assertThat(lag.hasReplayed(at(400))).isTrue();

        lag.written(new LogPosition(2, 600));
        assertThat(lag.hasReplayed(at(400))).isFalse();

        lag.replayed(new LogPosition(2, 600));
        assertThat(lag.hasReplayed(at(400))).isFalse();
    }

    @Test
    void aReplicaThatKnowsOfTheFailoverFirstIsNotLate() {
        lag.written(at(500));
        lag.replayed(new LogPosition(2, 400));

        assertThat(lag.age()).isZero();
    }

    private static LogPosition at(long bytes) {
        return new LogPosition(1, bytes);
    }
}
