package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as REST shows it.
 *
 * @param name as the tenant calls them
 * @param patientId whom they are to be known as; absent for staff
 */
public record InvitationAnswer(
        UUID id,
        @Nullable String name,
        String email,
        List<Role> roles,
        List<String> clinicIds,
        @Nullable UUID patientId,
        MembershipState status,
        Instant expiresAt) {

    static InvitationAnswer of(Invitation invitation) {
        return new InvitationAnswer(
                invitation.id(),
                invitation.name().orElse(null),
                invitation.email(),
                invitation.roles().stream().sorted().toList(),
                invitation.clinics().codes(),
                invitation.patient().orElse(null),
                MembershipState.INVITED,
                invitation.expiresAt());
    }
}
