package io.neonpro.clinic.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.clinic.export.ExportEvent.Asked;
import io.neonpro.clinic.export.ExportEvent.Lapsed;
import io.neonpro.clinic.export.ExportEvent.Taken;
import io.neonpro.kernel.workflow.Next;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExportRulesTest {

    private static final Instant EXPIRES_AT = Instant.parse("2027-01-31T12:00:00Z");

    private final ExportRules rules = new ExportRules();

    @Test
    void itWaitsToBeFetchedUntilItsTimeIsOver() {
        assertThat(nextAfter(new Asked(EXPIRES_AT))).isEqualTo(new Next.Wait<>(EXPIRES_AT, new Lapsed()));
    }

    @Test
    void itIsOverWhenItWasFetchedOrNobodyDid() {
        assertThat(nextAfter(new Asked(EXPIRES_AT), new Taken(12))).isEqualTo(new Next.Finish<>());
        assertThat(nextAfter(new Asked(EXPIRES_AT), new Lapsed())).isEqualTo(new Next.Finish<>());
    }

    private Next<ExportEvent> nextAfter(ExportEvent... events) {
        ExportState state = rules.initial();
        for (ExportEvent event : events) {
            state = rules.evolve(state, event);
        }
        return rules.next(state);
    }
}
