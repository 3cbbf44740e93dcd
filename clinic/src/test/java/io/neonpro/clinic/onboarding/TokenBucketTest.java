package io.neonpro.clinic.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.clinic.onboarding.TokenBucket.Ration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TokenBucketTest {

    private static final Ration RATION = new Ration(5, Duration.ofSeconds(2));
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    @Property(tries = 300)
    void noMoreIsGrantedThanTheBurstAndWhatCameBack(
            @ForAll @Size(max = 60) List<@IntRange(max = 3000) Integer> pausesMillis) {
        TokenBucket bucket = TokenBucket.full(RATION, START);
        Instant now = START;
        int granted = 0;
        for (int pause : pausesMillis) {
            now = now.plusMillis(pause);
            bucket = bucket.take(RATION, now);
            granted += bucket.isGranted() ? 1 : 0;
        }

        long cameBack = Duration.between(START, now).dividedBy(RATION.refill());
        assertThat(granted).isLessThanOrEqualTo((int) (RATION.burst() + cameBack));
    }

    @Example
    void afterTheWaitThereIsOneAgain() {
        TokenBucket bucket = TokenBucket.full(RATION, START);
        for (int i = 0; i <= RATION.burst(); i++) {
            bucket = bucket.take(RATION, START);
        }
        assertThat(bucket.isGranted()).isFalse();

        TokenBucket later = bucket.take(RATION, START.plus(bucket.wait(RATION)));

        assertThat(later.isGranted()).isTrue();
    }
}
