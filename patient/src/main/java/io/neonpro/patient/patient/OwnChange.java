package io.neonpro.patient.patient;

import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.patient.person.PersonalDetails;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What patients change of themselves: how they are reached. Who they are, the clinic corrects, which sees their papers. */
final class OwnChange {

    private static final String CODE = "correction-needed";

    private static final Rejected BY_THE_CLINIC =
            Rejected.invalid(CODE, "Who you are is corrected by the clinic: ask for a correction.");

    private OwnChange() {}

    /**
     * @return what it is to be
     * @throws io.neonpro.kernel.event.Refused {@code correction-needed}, naming each field that is not theirs to change
     */
    static PersonalDetails allowed(PersonalDetails before, PersonalDetails after) {
        List<Flaw> flaws = Stream.of(
                        flaw("name", before.name(), after.name()),
                        flaw("birthDate", before.birthDate(), after.birthDate()),
                        flaw("cpf", before.cpf(), after.cpf()))
                .flatMap(Optional::stream)
                .toList();
        if (!flaws.isEmpty()) {
            throw BY_THE_CLINIC.naming(flaws).asFailure();
        }
        return after;
    }

    private static Optional<Flaw> flaw(String field, @Nullable Object before, @Nullable Object after) {
        return Objects.equals(before, after)
                ? Optional.empty()
                : Optional.of(new Flaw(field, CODE, "is corrected by the clinic: ask for a correction"));
    }
}
