package io.neonpro.patient.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Decision.Refusal;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.Label;
import io.neonpro.patient.consent.Consent.Absent;
import io.neonpro.patient.consent.Consent.InForce;
import io.neonpro.patient.consent.Consent.TakenBack;
import io.neonpro.patient.consent.ConsentCommand.Give;
import io.neonpro.patient.consent.ConsentCommand.Revoke;
import io.neonpro.patient.consent.ConsentEvent.Given;
import io.neonpro.patient.consent.ConsentEvent.Revoked;
import java.time.Instant;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class ConsentRulesTest {

    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final UUID PATIENT = new UUID(0, 1);
    private static final UUID SOMEBODY_ELSE = new UUID(0, 2);
    private static final UUID SOMEBODY = new UUID(0, 3);
    private static final Terms MARKETING = new Terms(Code.of("marketing"), Label.of("2026-01"), Code.of("paper"));
    private static final InForce GIVEN = new InForce(PATIENT, MARKETING, THEN, SOMEBODY);

    private static final IntConsumer ANY = revision -> {};
    private static final IntConsumer NEVER = revision -> fail("Nobody may learn the revision of another's");

    private final ConsentRules rules = new ConsentRules();

    @Test
    void aConsentIsGivenOnce() {
        var first = rules.decide(new Give(PATIENT, MARKETING, NOW, SOMEBODY), new Absent());
        var second = rules.decide(new Give(PATIENT, MARKETING, NOW, SOMEBODY), GIVEN);

        assertThat(first).isEqualTo(Decision.accept(new Given(PATIENT, MARKETING, NOW, SOMEBODY)));
        assertThat(codeOf(second)).isEqualTo("already-given");
    }

    @Test
    void aConsentMayBeTakenBackAtAnyTime() {
        var decision = rules.decide(new Revoke(PATIENT, ANY, NOW, SOMEBODY), GIVEN);

        assertThat(decision).isEqualTo(Decision.accept(new Revoked(PATIENT, "marketing", NOW, SOMEBODY)));
    }

    @Test
    void takingItBackAgainChangesNothing() {
        var decision = rules.decide(new Revoke(PATIENT, ANY, NOW, SOMEBODY), new TakenBack(GIVEN, THEN, SOMEBODY));

        assertThat(decision).isEqualTo(Decision.nothing());
    }

    @Test
    void onlyOnesOwnConsentCanBeTakenBack() {
        assertThat(codeOf(rules.decide(new Revoke(SOMEBODY_ELSE, NEVER, NOW, SOMEBODY), GIVEN)))
                .isEqualTo("not-found");
        assertThat(codeOf(rules.decide(
                        new Revoke(SOMEBODY_ELSE, NEVER, NOW, SOMEBODY), new TakenBack(GIVEN, THEN, SOMEBODY))))
                .isEqualTo("not-found");
        assertThat(codeOf(rules.decide(new Revoke(PATIENT, ANY, NOW, SOMEBODY), new Absent())))
                .isEqualTo("not-found");
    }

    private static String codeOf(Decision<ConsentEvent> decision) {
        return ((Refusal<ConsentEvent>) decision).reason().code();
    }
}
