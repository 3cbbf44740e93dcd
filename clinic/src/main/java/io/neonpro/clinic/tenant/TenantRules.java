package io.neonpro.clinic.tenant;

import io.neonpro.clinic.tenant.TenantCommand.Close;
import io.neonpro.clinic.tenant.TenantCommand.Configure;
import io.neonpro.clinic.tenant.TenantCommand.Move;
import io.neonpro.clinic.tenant.TenantCommand.Onboard;
import io.neonpro.clinic.tenant.TenantCommand.Resume;
import io.neonpro.clinic.tenant.TenantCommand.Subscribe;
import io.neonpro.clinic.tenant.TenantCommand.Suspend;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.contracts.clinic.TenantEvent.Closed;
import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.contracts.clinic.TenantEvent.Onboarded;
import io.neonpro.contracts.clinic.TenantEvent.PlanChanged;
import io.neonpro.contracts.clinic.TenantEvent.Resumed;
import io.neonpro.contracts.clinic.TenantEvent.Suspended;
import io.neonpro.contracts.clinic.TenantEvent.TimezoneChanged;
import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What may happen to a tenant, and what each happening makes of it. */
public final class TenantRules implements Decider<TenantCommand, Tenant, TenantEvent> {

    static final Rejected NO_SUCH_TENANT = Rejected.missing("not-found", "There is no such tenant.");

    private static final Rejected SUSPENDED = new Rejected(
            Rejected.Kind.FORBIDDEN,
            "tenant-suspended",
            "This clinic group is suspended: it may read, and change nothing.",
            Map.of());

    private static final Rejected CLOSED =
            new Rejected(Rejected.Kind.FORBIDDEN, "tenant-closed", "This clinic group has left.", Map.of());

    @Override
    public Tenant initial() {
        return Tenant.NONE;
    }

    @Override
    public Decision<TenantEvent> decide(TenantCommand command, Tenant tenant) {
        if (command instanceof Onboard onboard) {
            return onboard(onboard, tenant);
        }
        if (!tenant.exists()) {
            return Decision.refuse(NO_SUCH_TENANT);
        }
        return tenant.standing() == Standing.CLOSED && !(command instanceof Close)
                ? Decision.refuse(CLOSED)
                : decideOn(tenant, command);
    }

    private static Decision<TenantEvent> decideOn(Tenant tenant, TenantCommand command) {
        long next = tenant.revision() + 1;
        return switch (command) {
            case Onboard onboard -> onboard(onboard, tenant);
            case Configure(var edit) -> ifOpen(tenant, configure(edit, tenant));
            case Move(var zone) ->
                ifOpen(tenant, unless(zone.equals(tenant.timezone()), new TimezoneChanged(tenant.id(), next, zone)));
            case Subscribe(var plan) ->
                unless(plan == tenant.plan(), new PlanChanged(tenant.id(), next, plan.code(), plan.quotas()));
            case Suspend(var reason) ->
                unless(tenant.standing() == Standing.SUSPENDED, new Suspended(tenant.id(), next, reason));
            case Resume resume -> unless(tenant.standing() == Standing.OPEN, new Resumed(tenant.id(), next));
            case Close close -> unless(tenant.standing() == Standing.CLOSED, new Closed(tenant.id(), next));
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
                        Standing.OPEN,
                        null,
                        1);
            case ConfigurationChanged e ->
                tenant.with(new Configuration(e.features(), e.billing(), e.branding(), e.compliance()), e.revision());
            case TimezoneChanged e -> tenant.in(e.timezone(), e.revision());
            case PlanChanged e -> tenant.on(Plan.ofCode(e.plan()), e.revision());
            case Suspended e -> tenant.being(Standing.SUSPENDED, e.revision());
            case Resumed e -> tenant.being(Standing.OPEN, e.revision());
            case Closed e -> tenant.being(Standing.CLOSED, e.revision());
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

    private static Decision<TenantEvent> ifOpen(Tenant tenant, Decision<TenantEvent> decision) {
        return tenant.standing() == Standing.OPEN ? decision : Decision.refuse(SUSPENDED);
    }

    private static Decision<TenantEvent> unless(boolean isSoAlready, TenantEvent event) {
        return isSoAlready ? Decision.nothing() : Decision.accept(event);
    }
}
