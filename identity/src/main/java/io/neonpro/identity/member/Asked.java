package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is asked who was sent a link.
 *
 * @param name as the tenant calls them
 * @param hasAccount whether their own password is wanted, or a new one
 */
public record Asked(UUID tenantId, String email, @Nullable String name, List<Role> roles, boolean hasAccount) {

    static Asked of(Invitation invitation, boolean hasAccount) {
        return new Asked(
                invitation.tenant(),
                invitation.email(),
                invitation.name().orElse(null),
                invitation.roles().stream().sorted().toList(),
                hasAccount);
    }
}
