package io.neonpro.patient.patient;

import io.neonpro.patient.person.PersonalDetails;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** What may be asked to happen to a patient. */
public sealed interface PatientCommand {

    /**
     * @param clinics whose people are to know them; none for the whole group
     */
    record Register(PersonalDetails details, Set<UUID> clinics) implements PatientCommand {}

    /**
     * @param precondition gets how often the details were changed, and throws when that is not what was meant
     * @param edit makes the new details of those at the time the command is decided
     */
    record Update(IntConsumer precondition, UnaryOperator<PersonalDetails> edit) implements PatientCommand {}

    /**
     * @param clinic whose people are to know them from now on
     */
    record JoinClinic(UUID clinic) implements PatientCommand {}

    /**
     * @param lastTreated when the medical record was last added to, if it has any entry
     * @param now when the erasure is asked for
     * @param keepsRecord whether to erase them all the same while the law requires the record, which is kept blocked then
     */
    record Erase(Optional<Instant> lastTreated, Instant now, boolean keepsRecord) implements PatientCommand {

        /** The first day on which nothing of them need be kept any more; empty when that has come. */
        public Optional<LocalDate> keptUntil() {
            return lastTreated.filter(treated -> Retention.binds(treated, now)).map(Retention::end);
        }
    }
}
