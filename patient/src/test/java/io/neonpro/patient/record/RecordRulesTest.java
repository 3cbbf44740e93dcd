package io.neonpro.patient.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Decision.Refusal;
import io.neonpro.kernel.value.Code;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.patient.record.RecordCommand.Append;
import io.neonpro.patient.record.RecordEvent.Appended;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate BIRTHDAY = LocalDate.of(1990, 5, 17);
    private static final UUID PATIENT = new UUID(0, 1);
    private static final UUID ENTRY = new UUID(0, 2);
    private static final UUID AUTHOR = new UUID(0, 3);

    private final RecordRules rules = new RecordRules();

    @Test
    void anEntryIsAddedAsItWasWritten() {
        Entry entry = occurred(NOW);

        var decision = rules.decide(append(entry), new MedicalRecord(7));

        assertThat(decision).isEqualTo(Decision.accept(new Appended(PATIENT, ENTRY, entry, AUTHOR, NOW)));
    }

    @Test
    void nothingIsRecordedBeforeItOccurred() {
        Entry tomorrow = occurred(NOW.plus(RecordRules.CLOCK_TOLERANCE).plusMillis(1));

        var decision = rules.decide(append(tomorrow), rules.initial());

        assertThat(codeOf(decision)).isEqualTo("not-yet-occurred");
    }

    @Test
    void nothingOccurredToAPatientBeforeTheyWereBorn() {
        Entry onTheDayWhereverThatIs = occurred(Instant.parse("1990-05-16T10:00:00Z"));
        Entry before = occurred(Instant.parse("1990-05-16T09:59:59Z"));

        assertThat(rules.decide(append(onTheDayWhereverThatIs), rules.initial()))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(codeOf(rules.decide(append(before), rules.initial()))).isEqualTo("before-birth");
    }

    @Test
    void aRecordIsBounded() {
        var full = new MedicalRecord(RecordRules.MAX_ENTRIES);

        var decision = rules.decide(append(occurred(NOW)), full);

        assertThat(codeOf(decision)).isEqualTo("record-full");
    }

    @Test
    void historyReplaysWhenItsPersonalDataIsGone() {
        var record = rules.evolve(rules.initial(), new Appended(PATIENT, ENTRY, null, AUTHOR, NOW));

        assertThat(record.entries()).isEqualTo(1);
    }

    private static Append append(Entry entry) {
        return new Append(PATIENT, BIRTHDAY, ENTRY, entry, AUTHOR, NOW);
    }

    private static Entry occurred(Instant at) {
        return new Entry(Code.of("evolution"), FreeText.of("Feels well."), at, null, null, null);
    }

    private static String codeOf(Decision<RecordEvent> decision) {
        return ((Refusal<RecordEvent>) decision).reason().code();
    }
}
