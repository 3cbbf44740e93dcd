package io.neonpro.clinic.tenant;

import io.neonpro.clinic.tenant.TenantCommand.Configure;
import io.neonpro.clinic.tenant.TenantCommand.Onboard;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.contracts.clinic.TenantEvent.Onboarded;
import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import java.util.function.UnaryOperator;

/** What may happen to a tenant, and what each happening makes of it. */
public final class TenantRules implements Decider<TenantCommand, Tenant, TenantEvent> {

    static final Rejected NO_SUCH_TENANT = Rejected.missing("not-found", "There is no such tenant.");

    @Override
    public Tenant initial() {
        return Tenant.NONE;
    }

    @Override
    public Decision<TenantEvent> decide(TenantCommand command, Tenant tenant) {
        return switch (command) {
            case Onboard onboard -> onboard(onboard, tenant);
            case Configure(var edit) -> configure(edit, tenant);
        };
    }

    @Override
    public Tenant evolve(Tenant tenant, TenantEvent event) {
        return switch (event) {
            case Onboarded e ->
                new Tenant(
                        e.tenantId(),
                        e.name(),
                        e.slug(),
                        e.timezone(),
                        e.ownerId(),
                        e.clinicId(),
                        Configuration.EMPTY,
                        1);
            case ConfigurationChanged e ->
                tenant.with(new Configuration(e.features(), e.billing(), e.branding(), e.compliance()), e.revision());
        };
    }

    /** Asking twice for the same is one sign-up; that is how an interrupted one is resumed. */
    private static Decision<TenantEvent> onboard(Onboard asked, Tenant tenant) {
        if (!tenant.exists()) {
            return Decision.accept(new Onboarded(
                    asked.tenantId(), asked.name(), asked.slug(), asked.timezone(), asked.ownerId(), asked.clinicId()));
        }
        return tenant.slug().equals(asked.slug()) && tenant.ownerId().equals(asked.ownerId())
                ? Decision.nothing()
                : Decision.refuse("already-onboarded", "This tenant has signed up already.");
    }

    private static Decision<TenantEvent> configure(UnaryOperator<Configuration> edit, Tenant tenant) {
        if (!tenant.exists()) {
            return Decision.refuse(NO_SUCH_TENANT);
        }
        Configuration asked = edit.apply(tenant.configuration());
        if (asked.equals(tenant.configuration())) {
            return Decision.nothing();
        }
        return ConfigurationRules.flaws(asked)
                .refusal()
                .<Decision<TenantEvent>>map(Decision::refuse)
                .orElseGet(() -> Decision.accept(new ConfigurationChanged(
                        tenant.id(),
                        tenant.revision() + 1,
                        asked.features(),
                        asked.billing(),
                        asked.branding(),
                        asked.compliance())));
    }
}
