package io.neonpro.identity.member;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.ClinicId;
import io.neonpro.kernel.value.EmailAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who is to be asked to work for the caller's tenant, or to sign in as its patient, by their address alone.
 *
 * @param userId of somebody who was a member before
 * @param email of anybody, who may have an account or not
 * @param clinicIds the caller's own when nothing is said
 * @param patientId of whom has the role {@code patient}, and no other one
 */
public record NewMembership(
        UUID userId,
        EmailAddress email,
        @NotEmpty Set<@NotNull Role> roles,

        @JsonSetter(nulls = Nulls.FAIL) @Size(min = 1, max = 100)
        List<@ClinicId String> clinicIds,

        @Nullable UUID patientId) {

    @AssertTrue(message = "either userId or email is required")
    boolean isAboutOnePerson() {
        return (userId == null) != (email == null);
    }
}
