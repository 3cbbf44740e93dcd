package io.neonpro.identity.member;

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

/**
 * A person who is to be known to the platform, and a member of the caller's tenant.
 *
 * @param clinicIds the caller's own when there are none
 */
public record NewUser(
        @NotNull PersonName name,
        @NotNull EmailAddress email,
        @NotNull Password password,

        @NotEmpty Set<@NotNull Role> roles,
        @Size(max = 100) List<@ClinicId String> clinicIds) {

    @Override
    public String toString() {
        return "NewUser";
    }
}
