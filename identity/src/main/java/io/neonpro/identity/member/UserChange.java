package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.ClinicId;
import io.neonpro.kernel.value.PersonName;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/**
 * What may be changed of a member.
 *
 * @param name their own business: only they change it
 * @param active false ends the membership; whoever left is asked to join again, and no change brings them back
 */
public record UserChange(
        @NotNull PersonName name,
        @NotEmpty Set<@NotNull Role> roles,
        @NotEmpty @Size(max = 100) List<@ClinicId String> clinicIds,
        @NotNull Boolean active) {

    static UserChange of(Member member) {
        return new UserChange(
                PersonName.of(member.name()), member.roles(), member.clinics().codes(), !member.hasEnded());
    }
}
