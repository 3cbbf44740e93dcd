package io.neonpro.patient.record;

import static io.neonpro.kernel.event.Decision.accept;
import static io.neonpro.kernel.event.Decision.refuse;

import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.patient.record.RecordCommand.Append;
import io.neonpro.patient.record.RecordEvent.Appended;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** What may happen to a medical record: it grows, and nothing in it is ever changed. */
public final class RecordRules implements Decider<RecordCommand, MedicalRecord, RecordEvent> {

    static final int MAX_ENTRIES = 10_000;

    /** By how much the clocks of those who write may be ahead of ours. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Nobody says on whose clock somebody was born. */
    private static final ZoneOffset WHERE_DAYS_BEGIN_FIRST = ZoneOffset.ofHours(14);

    @Override
    public MedicalRecord initial() {
        return new MedicalRecord(0);
    }

    @Override
    public Decision<RecordEvent> decide(RecordCommand command, MedicalRecord record) {
        return switch (command) {
            case Append append
            when isAhead(append) ->
                refuse(Rejected.invalid("not-yet-occurred", "What is recorded must have occurred already."));
            case Append append
            when isBeforeBirth(append) ->
                refuse(Rejected.invalid("before-birth", "Nothing has occurred to a patient before they were born."));
            case Append append
            when record.entries() >= MAX_ENTRIES ->
                refuse("record-full", "The record has as many entries as it may have.");
            case Append(var patientId, var bornOn, var entryId, var entry, var author, var now) ->
                accept(new Appended(patientId, entryId, entry, author, now));
        };
    }

    @Override
    public MedicalRecord evolve(MedicalRecord record, RecordEvent event) {
        return switch (event) {
            case Appended appended -> new MedicalRecord(record.entries() + 1);
        };
    }

    private static boolean isBeforeBirth(Append append) {
        Instant earliest = append.bornOn().atStartOfDay(WHERE_DAYS_BEGIN_FIRST).toInstant();
        return append.entry().occurredAt().isBefore(earliest);
    }

    private static boolean isAhead(Append append) {
        return append.entry().occurredAt().isAfter(append.now().plus(CLOCK_TOLERANCE));
    }
}
