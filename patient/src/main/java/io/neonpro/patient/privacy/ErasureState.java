package io.neonpro.patient.privacy;

import io.neonpro.patient.privacy.ErasureProgress.Kept;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an erasure is.
 *
 * @param patientId who is erased; absent before it began
 * @param since when it came this far, or had waited until
 * @param kept why nobody is erased, if so
 * @param keptUntil for how long their record is kept though they are
 * @param forgotten who has nothing of them any more
 */
record ErasureState(
        @Nullable UUID patientId,
        boolean keepsRecord,
        Stage stage,
        Instant since,
        @Nullable Kept kept,
        @Nullable LocalDate keptUntil,
        Set<String> forgotten) {

    enum Stage {
        ASKED,
        ANNOUNCED,
        BOOKINGS_CLOSED,
        KEPT,
        ERASED,
        CLOSED
    }

    static final ErasureState NONE = new ErasureState(null, false, Stage.ASKED, Instant.EPOCH, null, null, Set.of());

    static ErasureState asked(ErasureProgress.Asked asked) {
        return new ErasureState(asked.patientId(), asked.keepsRecord(), Stage.ASKED, asked.at(), null, null, Set.of());
    }

    ErasureState at(Stage reached) {
        return new ErasureState(patientId, keepsRecord, reached, since, kept, keptUntil, forgotten);
    }

    ErasureState waited(Instant until) {
        return new ErasureState(patientId, keepsRecord, stage, until, kept, keptUntil, forgotten);
    }

    ErasureState keeping(Kept reason) {
        return new ErasureState(patientId, keepsRecord, Stage.KEPT, since, reason, keptUntil, forgotten);
    }

    ErasureState erased(ErasureProgress.Erased erased) {
        return new ErasureState(
                erased.patientId(), keepsRecord, Stage.ERASED, erased.at(), kept, erased.keptUntil(), forgotten);
    }

    ErasureState forgottenBy(String service) {
        Set<String> all = new TreeSet<>(forgotten);
        all.add(service);
        return new ErasureState(patientId, keepsRecord, stage, since, kept, keptUntil, Set.copyOf(all));
    }
}
