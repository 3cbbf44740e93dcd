package io.neonpro.clinic.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.clinic.tenant.TenantCommand.Close;
import io.neonpro.clinic.tenant.TenantCommand.Configure;
import io.neonpro.clinic.tenant.TenantCommand.Move;
import io.neonpro.clinic.tenant.TenantCommand.Onboard;
import io.neonpro.clinic.tenant.TenantCommand.Resume;
import io.neonpro.clinic.tenant.TenantCommand.Subscribe;
import io.neonpro.clinic.tenant.TenantCommand.Suspend;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.contracts.clinic.TenantEvent.Onboarded;
import io.neonpro.contracts.clinic.TenantEvent.PlanChanged;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Setting;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TenantRulesTest {

    private static final TenantRules RULES = new TenantRules();
    private static final Onboard ONBOARD = new Onboard(
            UUID.randomUUID(),
            "Aurora",
            "aurora",
            ZoneId.of("America/Sao_Paulo"),
            UUID.randomUUID(),
            UUID.randomUUID());

    @Test
    void aTenantSignsUpOnce() {
        assertThat(events(RULES.decide(ONBOARD, Tenant.NONE))).singleElement().isInstanceOf(Onboarded.class);
    }

    @Test
    void askingAgainForTheSameResumes() {
        assertThat(events(RULES.decide(ONBOARD, onboarded()))).isEmpty();
    }

    @Test
    void askingAgainForAnotherIsRefused() {
        Onboard other = new Onboard(
                ONBOARD.tenantId(), "Aurora", "another", ONBOARD.timezone(), ONBOARD.ownerId(), ONBOARD.clinicId());

        assertThat(refusal(RULES.decide(other, onboarded())).code()).isEqualTo("already-onboarded");
    }

    @Test
    void aChangedConfigurationIsToldAsAWholeWithTheNextRevision() {
        var events = events(RULES.decide(billing(Map.of("dueDays", 30)), onboarded()));

        assertThat(events)
                .singleElement()
                .isEqualTo(new ConfigurationChanged(
                        ONBOARD.tenantId(), 2, Map.of(), Map.of("dueDays", 30), Map.of(), Map.of()));
    }

    @Test
    void theSameConfigurationIsNoNews() {
        assertThat(events(RULES.decide(billing(Map.of()), onboarded()))).isEmpty();
    }

    @Test
    void nobodyConfiguresATenantThatDoesNotExist() {
        assertThat(refusal(RULES.decide(billing(Map.of()), Tenant.NONE)).kind()).isEqualTo(Rejected.Kind.MISSING);
    }

    /** N1: what nobody goes by is not taken in silence. */
    @Test
    void aSettingThatNothingReadsIsRefused() {
        var configuration = new Configuration(
                Map.of("onlineBooking", true, "Odd Name", 1),
                Map.of("dueDays", 10, "currency", "BRL"),
                Map.of("colors", Map.of("primary", "#7a1fa2")),
                Map.of("retentionYears", 20));

        assertThat(ConfigurationRules.flaws(configuration).fields())
                .containsExactlyInAnyOrder(
                        "features.onlineBooking",
                        "features.Odd Name",
                        "billing.currency",
                        "branding.colors",
                        "compliance.retentionYears");
    }

    static Stream<Object> noDueDays() {
        return Stream.of(-1, 121, 1.5, "10", true, List.of(10), Map.of("days", 10));
    }

    @ParameterizedTest
    @MethodSource("noDueDays")
    void aSettingHasItsTypeAndRange(Object value) {
        var configuration = new Configuration(Map.of(), Map.of("dueDays", value), Map.of(), Map.of());

        assertThat(ConfigurationRules.flaws(configuration).fields()).containsExactly("billing.dueDays");
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "14, true", "15, false"})
    void patientsAreRemindedUpToTwoWeeksBefore(int days, boolean isAccepted) {
        var configuration = new Configuration(Map.of("reminderDays", days), Map.of(), Map.of(), Map.of());

        assertThat(ConfigurationRules.flaws(configuration).fields())
                .isEqualTo(isAccepted ? List.of() : List.of("features.reminderDays"));
    }

    @Test
    void whoIsSuspendedChangesNothingUntilItIsResumed() {
        Tenant suspended = after(onboarded(), new Suspend("unpaid"));

        assertThat(refusal(RULES.decide(billing(Map.of("dueDays", 3)), suspended))
                        .code())
                .isEqualTo("tenant-suspended");
        assertThat(refusal(RULES.decide(new Move(ZoneId.of("America/Manaus")), suspended))
                        .code())
                .isEqualTo("tenant-suspended");
        assertThat(events(RULES.decide(new Suspend("again"), suspended))).isEmpty();
        assertThat(after(suspended, new Resume()).standing()).isEqualTo(Standing.OPEN);
    }

    @Test
    void whoHasLeftDoesNothingAnyMore() {
        Tenant closed = after(onboarded(), new Close());

        assertThat(refusal(RULES.decide(new Resume(), closed)).code()).isEqualTo("tenant-closed");
        assertThat(refusal(RULES.decide(new Subscribe(Plan.TRIAL), closed)).code())
                .isEqualTo("tenant-closed");
        assertThat(events(RULES.decide(new Close(), closed))).isEmpty();
    }

    @Test
    void aPlanTellsWhatItGrants() {
        assertThat(events(RULES.decide(new Subscribe(Plan.TRIAL), onboarded())))
                .containsExactly(new PlanChanged(
                        ONBOARD.tenantId(),
                        2,
                        "trial",
                        Map.of("clinics", 1, "practitioners", 3, "users", 5, "mailsPerDay", 100)));
    }

    @Test
    void aPlanGrantsSomethingOfEverythingThatPlansGrant() {
        assertThat(Plan.values())
                .allSatisfy(plan -> assertThat(plan.quotas().keySet())
                        .containsExactlyInAnyOrderElementsOf(TenantSettings.GRANTED_BY_PLAN.stream()
                                .map(Setting::name)
                                .toList()));
    }

    /** Whatever happens counts the revision on, by which copies tell the newer from the older. */
    @Test
    void everyChangeHasTheNextRevision() {
        Tenant tenant = Stream.of(
                        new Subscribe(Plan.ESSENTIAL),
                        new Move(ZoneId.of("America/Manaus")),
                        billing(Map.of("dueDays", 3)),
                        new Suspend("unpaid"),
                        new Resume(),
                        new Close())
                .reduce(onboarded(), TenantRulesTest::after, (before, after) -> after);

        assertThat(tenant.revision()).isEqualTo(7);
    }

    @Test
    void aSectionIsBounded() {
        Map<String, Object> many = IntStream.range(0, 65).boxed().collect(Collectors.toMap(i -> "setting" + i, i -> i));

        assertThat(ConfigurationRules.flaws(new Configuration(many, Map.of(), Map.of(), Map.of()))
                        .fields())
                .containsExactly("features");
    }

    private static Tenant onboarded() {
        return RULES.evolve(
                Tenant.NONE, events(RULES.decide(ONBOARD, Tenant.NONE)).getFirst());
    }

    private static Tenant after(Tenant tenant, TenantCommand command) {
        return events(RULES.decide(command, tenant)).stream().reduce(tenant, RULES::evolve, (before, after) -> after);
    }

    private static Configure billing(Map<String, Object> billing) {
        return new Configure(
                before -> new Configuration(before.features(), billing, before.branding(), before.compliance()));
    }

    private static List<TenantEvent> events(Decision<TenantEvent> decision) {
        return ((Decision.Accepted<TenantEvent>) decision).events();
    }

    private static Rejected refusal(Decision<TenantEvent> decision) {
        return ((Decision.Refusal<TenantEvent>) decision).reason();
    }
}
