package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.ClinicId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/**
 * What may be changed of a member.
 *
 * @param name their own business: only they change it
 * @param active false ends the membership
 */
public record UserChange(
        @NotBlank @Size(max = 200) String name,
        @NotEmpty Set<@NotNull Role> roles,
        @NotEmpty @Size(max = 100) List<@ClinicId String> clinicIds,
        @NotNull Boolean active) {

    static UserChange of(Person person, Membership membership) {
        return new UserChange(
                person.name, membership.roles(), membership.clinics().codes(), membership.isActive());
    }
}
