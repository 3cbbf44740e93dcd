package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as REST shows them.
 *
 * @param patientId whom of the patients they are; absent for staff
 */
public record UserAnswer(
        UUID id,
        String name,
        String email,
        List<Role> roles,
        List<String> clinicIds,
        @Nullable UUID patientId,
        MembershipState status) {

    static UserAnswer of(Member member) {
        return new UserAnswer(
                member.id(),
                member.name(),
                member.email(),
                member.roles().stream().sorted().toList(),
                member.clinics().codes(),
                member.patient().orElse(null),
                member.state());
    }
}
