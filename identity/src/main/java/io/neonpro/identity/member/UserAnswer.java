package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import java.util.List;
import java.util.UUID;

/** A member as REST shows them. */
public record UserAnswer(
        UUID id, String name, String email, List<Role> roles, List<String> clinicIds, MembershipState status) {

    static UserAnswer of(Member member) {
        return new UserAnswer(
                member.id(),
                member.name(),
                member.email(),
                member.roles().stream().sorted().toList(),
                member.clinics().codes(),
                member.state());
    }
}
