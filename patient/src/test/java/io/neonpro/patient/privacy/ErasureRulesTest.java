package io.neonpro.patient.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.workflow.Next;
import io.neonpro.patient.privacy.ErasureProgress.Announced;
import io.neonpro.patient.privacy.ErasureProgress.Asked;
import io.neonpro.patient.privacy.ErasureProgress.BookingsClosed;
import io.neonpro.patient.privacy.ErasureProgress.Closed;
import io.neonpro.patient.privacy.ErasureProgress.Erased;
import io.neonpro.patient.privacy.ErasureProgress.Forgotten;
import io.neonpro.patient.privacy.ErasureProgress.Kept;
import io.neonpro.patient.privacy.ErasureProgress.Waited;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureRulesTest {

    private static final UUID ANA = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Asked ASKED = new Asked(ANA, false, NOW);
    private static final Erased ERASED = new Erased(ANA, null, NOW);

    private final ErasureRules rules = new ErasureRules();

    @Test
    void bookingsAreClosedThenThePersonIsErasedThenTheOthersForget() {
        assertThat(next(ASKED)).isEqualTo(take(ErasureRules.ANNOUNCE));
        assertThat(next(ASKED, new Announced())).isInstanceOf(Next.Wait.class);
        assertThat(next(ASKED, new Announced(), new BookingsClosed())).isEqualTo(take(ErasureRules.ERASE));
        assertThat(next(ASKED, new Announced(), new BookingsClosed(), ERASED)).isInstanceOf(Next.Wait.class);
        assertThat(next(ERASED, forgotten("billing"), forgotten("notify"), forgotten("scheduling")))
                .isInstanceOf(Next.Wait.class);
        assertThat(next(
                        ERASED,
                        forgotten("billing"),
                        forgotten("notify"),
                        forgotten("scheduling"),
                        forgotten("identity")))
                .isEqualTo(take(ErasureRules.CLOSE));
        assertThat(next(ERASED, new Closed())).isInstanceOf(Next.Finish.class);
    }

    @Test
    void whoIsAwaitedForLongIsAwaitedOn() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        assertThat(next(ASKED, new Announced())).isEqualTo(new Next.Wait<>(tomorrow, new Waited(tomorrow)));
        assertThat(next(ASKED, new Announced(), new Waited(tomorrow)))
                .isEqualTo(new Next.Wait<>(
                        tomorrow.plus(Duration.ofDays(1)), new Waited(tomorrow.plus(Duration.ofDays(1)))));
    }

    @Test
    void whatComesTooLateChangesNothing() {
        assertThat(next(ERASED, new BookingsClosed())).isInstanceOf(Next.Wait.class);
    }

    @Test
    void whomTheLawKeepsIsRefused() {
        Kept kept = new Kept("retention", "Lei 13.787/2018, art. 6", LocalDate.parse("2046-03-01"));

        assertThat(next(ASKED, new Announced(), new BookingsClosed(), kept)).isEqualTo(take(ErasureRules.CLOSE));
    }

    @Test
    void thereIsNoWayBack() {
        assertThat(rules.isDecided(rules.evolve(rules.initial(), ASKED))).isTrue();
    }

    private Next<ErasureProgress> next(ErasureProgress... events) {
        ErasureState state = rules.initial();
        for (ErasureProgress event : events) {
            state = rules.evolve(state, event);
        }
        return rules.next(state);
    }

    private static Next<ErasureProgress> take(String step) {
        return new Next.Take<>(step);
    }

    private static Forgotten forgotten(String by) {
        return new Forgotten(by);
    }
}
