package io.neonpro.clinic.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.clinic.tenant.TenantCommand.Configure;
import io.neonpro.clinic.tenant.TenantCommand.Onboard;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.contracts.clinic.TenantEvent.Onboarded;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
        var events = events(RULES.decide(features(Map.of("onlineBooking", true)), onboarded()));

        assertThat(events)
                .singleElement()
                .isEqualTo(new ConfigurationChanged(
                        ONBOARD.tenantId(), 2, Map.of("onlineBooking", true), Map.of(), Map.of(), Map.of()));
    }

    @Test
    void theSameConfigurationIsNoNews() {
        assertThat(events(RULES.decide(features(Map.of()), onboarded()))).isEmpty();
    }

    @Test
    void nobodyConfiguresATenantThatDoesNotExist() {
        assertThat(refusal(RULES.decide(features(Map.of()), Tenant.NONE)).kind())
                .isEqualTo(Rejected.Kind.MISSING);
    }

    @Test
    void everyFaultySettingIsNamed() {
        var configuration = new Configuration(
                Map.of("onlineBooking", "yes", "Odd Name", 1),
                Map.of("dueDays", 121, "currency", "XYZ"),
                Map.of("colors", Map.of("primary", "purple"), "logoUrl", "http://x"),
                Map.of("retentionYears", 19, "dataProtectionOfficer", "nobody"));

        assertThat(ConfigurationRules.flaws(configuration).fields())
                .containsExactlyInAnyOrder(
                        "features.onlineBooking",
                        "features.Odd Name",
                        "billing.dueDays",
                        "billing.currency",
                        "branding.colors.primary",
                        "branding.logoUrl",
                        "compliance.retentionYears",
                        "compliance.dataProtectionOfficer");
    }

    @Test
    void unknownSettingsAreKept() {
        var configuration = new Configuration(Map.of("loyaltyPoints", true), Map.of("dueDays", 10), Map.of(), Map.of());

        assertThat(ConfigurationRules.flaws(configuration).isEmpty()).isTrue();
    }

    @Test
    void everythingIsBounded() {
        var tooDeep = Map.<String, Object>of("a", Map.of("b", Map.of("c", Map.of("d", Map.of("e", 1)))));
        var tooMany = Map.<String, Object>of("items", Collections.nCopies(101, 1));
        var tooLong = Map.<String, Object>of("text", "x".repeat(2001));

        var flaws = ConfigurationRules.flaws(new Configuration(tooDeep, tooMany, tooLong, Map.of()));

        assertThat(flaws.fields()).containsExactlyInAnyOrder("features.a.b.c.d", "billing.items", "branding.text");
    }

    private static Tenant onboarded() {
        return RULES.evolve(
                Tenant.NONE, events(RULES.decide(ONBOARD, Tenant.NONE)).getFirst());
    }

    private static Configure features(Map<String, Object> features) {
        return new Configure(
                before -> new Configuration(features, before.billing(), before.branding(), before.compliance()));
    }

    private static List<TenantEvent> events(Decision<TenantEvent> decision) {
        return ((Decision.Accepted<TenantEvent>) decision).events();
    }

    private static Rejected refusal(Decision<TenantEvent> decision) {
        return ((Decision.Refusal<TenantEvent>) decision).reason();
    }
}
