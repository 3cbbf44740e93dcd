package io.neonpro.kernel.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Flag;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Setting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What tenants decide is heard into a local table, in every service alike. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class SettingsTest {

    private static final Setting<Integer> DAYS = Setting.wholeNumber("billing.dueDays", 0, 120, 7);
    private static final Setting<Integer> MAILS = Setting.wholeNumber("plan.mailsPerDay", 0, 1000, 10);
    private static final Setting<Flag> REMINDERS =
            Setting.flag("features.reminders", List.of("owner", "manager", "finance"), true);

    private static final String SAID =
            "select count(*) from tenant_settings where tenant_id = $1 and settings @> cast(cast($2 as text) as jsonb)";

    @Inject
    Settings settings;

    @Inject
    Flags flags;

    private final UUID tenant = Ids.next();

    @Test
    void whereNothingIsSaidItIsAsTheSettingSays() {
        assertThat(now(DAYS)).isEqualTo(7);
    }

    @Test
    void whatIsToldCounts() {
        Told.configured(tenant, 2, Map.of("billing", Map.of("dueDays", 30)));

        assertThat(now(DAYS)).isEqualTo(30);
    }

    @Test
    void whatIsTakenAwayCountsNoMoreAndAnOlderOneDoesNotBringItBack() {
        Told.configured(tenant, 3, Map.of());

        Told.configured(tenant, 2, Map.of("billing", Map.of("dueDays", 30)));

        assertThat(now(DAYS)).isEqualTo(7);
    }

    @Test
    void planAndConfigurationDoNotDisplaceEachOther() {
        Told.subscribed(tenant, 3, Map.of("mailsPerDay", 100));

        Told.configured(tenant, 2, Map.of("billing", Map.of("dueDays", 30)));

        assertThat(now(MAILS)).isEqualTo(100);
        assertThat(now(DAYS)).isEqualTo(30);
    }

    @Test
    void aStatementFindsWhatIsSaid() {
        Setting<Boolean> sharing = Setting.yesOrNo("compliance.sharedPatients", false);
        Told.configured(tenant, 2, Map.of("compliance", Map.of("sharedPatients", true)));

        assertThat(Work.ask(tenant, Long.class, SAID, tenant, sharing.saying(true)))
                .isEqualTo(1);
        assertThat(Work.ask(tenant, Long.class, SAID, tenant, sharing.saying(false)))
                .isZero();
    }

    @Test
    void anotherTenantsAreItsOwn() {
        Told.configured(Ids.next(), 2, Map.of("billing", Map.of("dueDays", 30)));

        assertThat(now(DAYS)).isEqualTo(7);
    }

    @Test
    void aFlagIsAskedOfOpenFeature() {
        UUID clinic = UUID.randomUUID();
        Told.configured(
                tenant, 2, Map.of("features", Map.of("reminders", Map.of("clinics", List.of(clinic.toString())))));

        assertThat(isOn(FlagSubject.of(UUID.randomUUID(), clinic))).isTrue();
        assertThat(isOn(FlagSubject.of(UUID.randomUUID(), UUID.randomUUID()))).isFalse();
    }

    @Test
    void aFlagThatNothingIsSaidOfIsAsTheSettingSays() {
        assertThat(isOn(FlagSubject.of(UUID.randomUUID(), UUID.randomUUID()))).isTrue();
    }

    private <T> T now(Setting<T> setting) {
        return Work.inTransaction(tenant, () -> settings.get(setting));
    }

    private boolean isOn(FlagSubject about) {
        return Work.inTransaction(tenant, () -> flags.isOn(REMINDERS, about));
    }
}
