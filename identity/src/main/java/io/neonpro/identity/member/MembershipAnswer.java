package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import java.util.List;
import java.util.UUID;

/** A membership as REST shows it. */
public record MembershipAnswer(UUID userId, List<Role> roles, List<String> clinicIds, MembershipState status) {

    static MembershipAnswer of(Member member) {
        return new MembershipAnswer(
                member.id(),
                member.roles().stream().sorted().toList(),
                member.clinics().codes(),
                member.state());
    }
}
