package io.neonpro.identity.member;

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

/**
 * A person known already who is to be a member of the caller's tenant.
 *
 * @param userId of somebody who was a member before
 * @param email of anybody who has an account
 * @param clinicIds the caller's own when there are none
 */
public record NewMembership(
        UUID userId,
        EmailAddress email,
        @NotEmpty Set<@NotNull Role> roles,
        @Size(max = 100) List<@ClinicId String> clinicIds) {

    @AssertTrue(message = "either userId or email is required")
    boolean isAboutOnePerson() {
        return (userId == null) != (email == null);
    }
}
