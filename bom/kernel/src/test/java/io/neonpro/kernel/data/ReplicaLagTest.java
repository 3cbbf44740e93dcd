package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplicaLagTest {

    private final ReplicaLag lag = new ReplicaLag();

    @Test
    void aReplicaThatHasReplayedAllHasNoLag() {
        lag.written(new LogPosition(100));

        lag.replayed(new LogPosition(100));

        assertThat(lag.age()).isZero();
        assertThat(lag.bytes()).isZero();
    }

    @Test
    void theLagIsAsOldAsTheFirstWriteThatIsMissing() {
        lag.replayed(new LogPosition(100));

        lag.written(new LogPosition(200));

        assertThat(lag.age()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(lag.bytes()).isEqualTo(100);
        assertThat(lag.hasReplayed(new LogPosition(150))).isFalse();
        assertThat(lag.hasReplayed(new LogPosition(100))).isTrue();
    }

    @Test
    void catchingUpEndsTheLag() {
        lag.written(new LogPosition(100));
        lag.written(new LogPosition(200));

        lag.replayed(new LogPosition(200));

        assertThat(lag.age()).isZero();
    }
}
