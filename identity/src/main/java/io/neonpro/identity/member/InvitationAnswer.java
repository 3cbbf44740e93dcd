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
 */
public record InvitationAnswer(
        UUID id,
        @Nullable String name,
        String email,
        List<Role> roles,
        List<String> clinicIds,
        MembershipState status,
        Instant expiresAt) {

    static InvitationAnswer of(Invitation invitation) {
        return new InvitationAnswer(
                invitation.id(),
                invitation.name().orElse(null),
                invitation.email(),
                invitation.roles().stream().sorted().toList(),
                invitation.clinics().codes(),
                MembershipState.INVITED,
                invitation.expiresAt());
    }
}
