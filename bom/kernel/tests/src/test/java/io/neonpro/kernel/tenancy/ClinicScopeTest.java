package io.neonpro.kernel.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a scope of clinics includes. */
class ClinicScopeTest {

    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();

    @Test
    void allIncludesEveryClinicAndWhatIsTheGroups() {
        assertThat(ClinicScope.ALL.includes(here)).isTrue();
        assertThat(ClinicScope.ALL.column()).isNull();
        ClinicScope.ALL.requireAll();
    }

    @Test
    void someIncludeTheirOwnAndNothingElse() {
        ClinicScope some = ClinicScope.of(Set.of(here));

        assertThat(some.includes(here)).isTrue();
        assertThat(some.includes(there)).isFalse();
        assertThat(some.includesAny(List.of(there, here))).isTrue();
        assertThat(some.column()).containsExactly(here);
        assertThatExceptionOfType(OutOfScope.class).isThrownBy(() -> some.require(there));
        assertThatExceptionOfType(OutOfScope.class).isThrownBy(() -> some.requireEach(List.of(here, there)));
        assertThatExceptionOfType(OutOfScope.class).isThrownBy(some::requireAll);
    }

    @Test
    void whatOneScopeSawAnotherSeesThatHasAllOfIt() {
        ClinicScope both = ClinicScope.of(Set.of(here, there));

        both.requireEvery(ClinicScope.of(Set.of(here)));
        ClinicScope.ALL.requireEvery(both);
        assertThatExceptionOfType(OutOfScope.class)
                .isThrownBy(() -> ClinicScope.of(Set.of(here)).requireEvery(both));
        assertThatExceptionOfType(OutOfScope.class).isThrownBy(() -> both.requireEvery(ClinicScope.ALL));
        assertThat(ClinicScope.ofColumn(both.column())).isEqualTo(both);
        assertThat(ClinicScope.ofColumn(null)).isEqualTo(ClinicScope.ALL);
    }

    @Test
    void noneIncludesNothing() {
        ClinicScope none = ClinicScope.of(Set.of());

        assertThat(none.includes(here)).isFalse();
        assertThat(none.column()).isEmpty();
    }

    @Test
    void evenAllNamedOneByOneAreNotTheGroup() {
        assertThatExceptionOfType(OutOfScope.class).isThrownBy(ClinicScope.of(Set.of(here, there))::requireAll);
    }
}
