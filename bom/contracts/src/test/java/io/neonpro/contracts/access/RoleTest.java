package io.neonpro.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    @Test
    void onlyOwnersAndPractitionersSeeMedicalRecords() {
        var roles = Stream.of(Role.values()).filter(role -> role.permissions().contains(Permissions.RECORD_READ));

        assertThat(roles).containsExactlyInAnyOrder(Role.OWNER, Role.PRACTITIONER);
    }

    @Test
    void anOwnerMayDoEverythingThatIsNoPatientsOwn() {
        var others = declared();
        others.removeAll(Set.of(Permissions.OWN_READ, Permissions.OWN_WRITE));

        assertThat(Role.OWNER.permissions()).isEqualTo(others);
    }

    @Test
    void aPatientSeesTheirOwnDataAndTheCatalogueOnly() {
        assertThat(Role.PATIENT.permissions())
                .containsExactlyInAnyOrder(Permissions.OWN_READ, Permissions.OWN_WRITE, Permissions.CATALOGUE_READ);
    }

    @Test
    void whoMayWriteMayRead() {
        assertThat(EnumSet.allOf(Role.class))
                .allSatisfy(role -> assertThat(role.permissions())
                        .containsAll(role.permissions().stream()
                                .map(p -> p.replace(":write", ":read"))
                                .toList()));
    }

    @Test
    void severalRolesAddUp() {
        assertThat(Role.permissions(List.of(Role.MANAGER, Role.PRACTITIONER)))
                .contains(Permissions.CATALOGUE_WRITE, Permissions.RECORD_WRITE);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsFoundByItsCode(Role role) {
        assertThat(Role.of(role.code())).isEqualTo(role);
    }

    @Test
    void anUnknownRoleIsRefused() {
        assertThatThrownBy(() -> Role.of("Owner")).hasMessageContaining("Owner");
    }

    private static Set<String> declared() {
        return Stream.of(Permissions.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(RoleTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
