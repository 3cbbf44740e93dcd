package io.neonpro.patient.person;

import io.neonpro.kernel.value.Cpf;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.kernel.value.PhoneNumber;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything the clinic knows about who a patient is and how to reach them; the body of a
 * registration, too.
 *
 * @param cpf null for those who have none, foreigners and newborns
 * @param language Brazilian Portuguese unless said otherwise
 */
public record PersonalDetails(
        @NotNull PersonName name,
        @NotNull @BirthDate LocalDate birthDate,
        @Nullable Cpf cpf,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        Language language) {

    public PersonalDetails {
        language = Objects.requireNonNullElse(language, Language.BRAZILIAN_PORTUGUESE);
    }
}
