package io.neonpro.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neonpro.contracts.access.Role;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Refused;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatientRoleTest {

    private static final Optional<UUID> SOMEBODY = Optional.of(UUID.randomUUID());

    /** All that somebody may be. */
    static Stream<Set<Role>> roles() {
        Role[] all = Role.values();
        return IntStream.range(1, 1 << all.length)
                .mapToObj(bits -> IntStream.range(0, all.length)
                        .filter(bit -> (bits >> bit & 1) == 1)
                        .mapToObj(bit -> all[bit])
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void itGoesWithOnePatientAndWithNoOtherRole(Set<Role> roles) {
        boolean isNamed = roles.contains(Role.PATIENT);

        assertThat(flaw(roles, SOMEBODY)).isEqualTo(!isNamed ? "patientId" : roles.size() > 1 ? "roles" : null);
        assertThat(flaw(roles, Optional.empty())).isEqualTo(isNamed ? "patientId" : null);
        assertThat(PatientRole.isFit(roles, SOMEBODY)).isEqualTo(flaw(roles, SOMEBODY) == null);
        assertThat(PatientRole.isFit(roles, Optional.empty())).isEqualTo(flaw(roles, Optional.empty()) == null);
    }

    /** The field that it names; null when nothing is wrong. */
    private static String flaw(Set<Role> roles, Optional<UUID> patient) {
        Throwable thrown = catchThrowable(() -> PatientRole.require(roles, patient));
        return thrown == null
                ? null
                : ((Refused) thrown).reason().flaws().stream().map(Flaw::field).collect(Collectors.joining());
    }
}
