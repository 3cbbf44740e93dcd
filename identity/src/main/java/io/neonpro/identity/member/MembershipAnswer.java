package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A membership as REST shows it.
 *
 * @param patientId whom of the patients they are; absent for staff
 */
public record MembershipAnswer(
        UUID userId,
        List<Role> roles,
        List<String> clinicIds,
        @Nullable UUID patientId,
        MembershipState status) {

    static MembershipAnswer of(Member member) {
        return new MembershipAnswer(
                member.id(),
                member.roles().stream().sorted().toList(),
                member.clinics().codes(),
                member.patient().orElse(null),
                member.state());
    }
}
