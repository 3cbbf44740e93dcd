package io.neonpro.identity.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration RETIRE = Duration.ofMinutes(15);

    private final SigningKey old = key(NOW.minus(Duration.ofDays(30)));
    private final SigningKey current = key(NOW.minus(Duration.ofMinutes(10)));
    private final SigningKey announced = key(NOW.plus(Duration.ofMinutes(10)));

    @Test
    void theNewestKeyThatHasBegunSigns() {
        assertThat(new KeyRing(List.of(announced, old, current)).signer(NOW)).contains(current);
    }

    @Test
    void theOnlyKeySignsHoweverNew() {
        assertThat(new KeyRing(List.of(announced)).signer(NOW)).contains(announced);
    }

    @Test
    void anAnnouncedKeyIsNoReasonToMakeAnother() {
        KeyRing ring = new KeyRing(List.of(old, announced));

        assertThat(ring.isRotationDue(NOW, Duration.ofDays(30))).isFalse();
        assertThat(new KeyRing(List.of(old)).isRotationDue(NOW, Duration.ofDays(30)))
                .isTrue();
    }

    @Test
    void aKeyRetiresWhenItsLastTokenHasExpired() {
        KeyRing ring = new KeyRing(List.of(old, current, announced));

        assertThat(ring.retired(NOW, RETIRE)).isEmpty();
        assertThat(ring.retired(NOW.plus(Duration.ofMinutes(6)), RETIRE)).containsExactly(old);
    }

    private static SigningKey key(Instant signsFrom) {
        return KeyStore.create(signsFrom, signsFrom);
    }
}
