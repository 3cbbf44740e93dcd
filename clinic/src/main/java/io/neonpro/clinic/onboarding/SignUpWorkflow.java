package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.catalogue.clinic.Clinics;
import io.neonpro.clinic.catalogue.treatment.Treatments;
import io.neonpro.clinic.onboarding.SignUpEvent.Asked;
import io.neonpro.clinic.onboarding.SignUpEvent.CatalogueFurnished;
import io.neonpro.clinic.onboarding.SignUpEvent.OwnerRegistered;
import io.neonpro.clinic.onboarding.SignUpEvent.TenantOpened;
import io.neonpro.clinic.tenant.TenantCommand.Onboard;
import io.neonpro.clinic.tenant.TenantCommand.Subscribe;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.tenant.TenantStanding;
import io.neonpro.kernel.workflow.Step;
import io.neonpro.kernel.workflow.Task;
import io.neonpro.kernel.workflow.Workflow;
import io.neonpro.kernel.workflow.WorkflowLimits;
import io.neonpro.kernel.workflow.Workflows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Signs a group of clinics up: identity registers the owner, who stays pending there, and then the tenant and its first
 * clinic are stored, whose event confirms the owner. What ends before is undone, and the owner's address is free again.
 */
@Singleton
class SignUpWorkflow extends Workflow<SignUpState, SignUpEvent> {

    private static final EventFamily FAMILY = family(SignUpEvent.class);

    private static final WorkflowLimits LIMITS =
            WorkflowLimits.STANDARD.withDeadline(Duration.ofSeconds(30)).withStepWithin(Duration.ofSeconds(4));

    /** Nothing else is ever told of it. */
    private static final long ONLY_REVISION = 1;

    private final SignUpTable table;
    private final OwnerRegistration owners;
    private final Tenants tenants;
    private final Clinics clinics;
    private final Treatments treatments;
    private final SignUpLimits limits;
    private final TenantStanding standing;

    SignUpWorkflow(
            Workflows workflows,
            SignUpTable table,
            OwnerRegistration owners,
            Tenants tenants,
            Clinics clinics,
            Treatments treatments,
            SignUpLimits limits,
            TenantStanding standing) {
        super("sign-up", new SignUpRules(), FAMILY, LIMITS, workflows);
        this.table = table;
        this.owners = owners;
        this.tenants = tenants;
        this.clinics = clinics;
        this.treatments = treatments;
        this.limits = limits;
        this.standing = standing;
    }

    @Override
    protected List<Step<SignUpState, SignUpEvent>> steps() {
        return List.of(
                Step.elsewhere(SignUpRules.REGISTER_OWNER, this::registerOwner).undoneBy(this::withdrawOwner),
                Step.here(SignUpRules.OPEN_TENANT, this::openTenant),
                Step.here(SignUpRules.FURNISH_CATALOGUE, this::furnishCatalogue));
    }

    /** A tenant that will never come leaves no history and no keys behind. */
    @Override
    protected Uni<Void> undone() {
        return standing.close(ONLY_REVISION);
    }

    private Uni<SignUpEvent> registerOwner(Task<SignUpState> task) {
        return owners.register(Registration.of(task.state().asked())).replaceWith(new OwnerRegistered());
    }

    private Uni<Void> withdrawOwner(Task<SignUpState> task) {
        Asked asked = task.state().asked();
        return owners.withdraw(asked.tenantId(), asked.ownerId());
    }

    private Uni<SignUpEvent> openTenant(Task<SignUpState> task) {
        Asked asked = task.state().asked();
        return table.claim(asked.slug().text())
                .invoke(SlugTaken::unlessFree)
                .chain(() -> tenants.onboard(onboard(asked)))
                .chain(() ->
                        clinics.open(asked.clinicId(), asked.clinicName(), asked.timezone(), asked.clinicAddress()))
                .chain(this::subscribe)
                .replaceWith(new TenantOpened());
    }

    /** To what everybody begins with, where the platform says so. */
    private Uni<?> subscribe() {
        return limits.plan().isPresent()
                ? tenants.handle(new Subscribe(limits.plan().get()), any -> {})
                : Uni.createFrom().voidItem();
    }

    private Uni<SignUpEvent> furnishCatalogue(Task<SignUpState> task) {
        return treatments
                .offer(StandardCatalogue.of(task.state().asked().kind()))
                .replaceWith(new CatalogueFurnished());
    }

    private static Onboard onboard(Asked asked) {
        return new Onboard(
                asked.tenantId(),
                asked.name().text(),
                asked.slug().text(),
                asked.timezone(),
                asked.ownerId(),
                asked.clinicId());
    }
}
