package io.neonpro.kernel.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a bucket lets through. */
class BucketTest {

    private static final Rate RATE = new Rate("user", 60, 5);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void aBurstIsLetThroughAndNoMore() {
        Bucket bucket = Bucket.full(0);
        for (int taken = 1; taken <= 5; taken++) {
            bucket = bucket.take(RATE, 0);
            assertThat(bucket.verdict(RATE, 0)).isEqualTo(Verdict.admitted(RATE, 5 - taken));
        }

        bucket = bucket.take(RATE, 0);

        assertThat(bucket.verdict(RATE, 0)).isEqualTo(Verdict.refused(RATE, Duration.ofSeconds(1)));
        assertThat(bucket.take(RATE, SECOND).isGranted()).isTrue();
    }

    @Test
    void inTheLongRunNoMoreThanTheRateIsLetThrough() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Bucket bucket = Bucket.full(0);
        long now = 0;
        int admitted = 0;
        for (int i = 0; i < 100_000; i++) {
            now += (long) (random.nextDouble() * SECOND);
            bucket = bucket.take(RATE, now);
            admitted += bucket.isGranted() ? 1 : 0;
        }

        assertThat(admitted).as("seed %d", seed).isLessThanOrEqualTo((int) (5 + now / SECOND));
    }

    @Test
    void whoIsRefusedIsToldHowLongToWaitRatherLateThanEarly() {
        assertThat(Verdict.refused(RATE, Duration.ofMillis(1_001)).waitSeconds())
                .isEqualTo(2);
        assertThat(Verdict.refused(RATE, Duration.ZERO).waitSeconds()).isEqualTo(1);
        assertThat(RATE.policy()).isEqualTo("\"user\";q=5;w=5");
    }
}
