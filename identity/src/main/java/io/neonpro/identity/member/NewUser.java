package io.neonpro.identity.member;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.ClinicId;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Password;
import io.neonpro.kernel.value.PersonName;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person who is to be asked to work for the caller's tenant, or to sign in as its patient.
 *
 * @param password of no effect, and kept nowhere: it is theirs to choose. Clients that still send one are answered what is
 *     wrong with it
 * @param clinicIds the caller's own when nothing is said
 * @param patientId of whom has the role {@code patient}, and no other one
 */
public record NewUser(
        @NotNull PersonName name,
        @NotNull EmailAddress email,

        @Schema(deprecated = true, description = "of no effect: they choose it themselves") @Nullable
        Password password,

        @NotEmpty Set<@NotNull Role> roles,

        @JsonSetter(nulls = Nulls.FAIL) @Size(min = 1, max = 100)
        List<@ClinicId String> clinicIds,

        @Nullable UUID patientId) {

    @Override
    public String toString() {
        return "NewUser";
    }
}
