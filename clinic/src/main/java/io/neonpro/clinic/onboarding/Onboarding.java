package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.catalogue.clinic.Clinic;
import io.neonpro.clinic.catalogue.clinic.Clinics;
import io.neonpro.clinic.tenant.Tenant;
import io.neonpro.clinic.tenant.TenantCommand.Onboard;
import io.neonpro.clinic.tenant.TenantProfile;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signs groups of clinics up. First identity registers the owner, which stays pending there; then
 * the tenant and its first clinic are stored in one transaction, whose event confirms the owner.
 * Failing in between leaves nothing here, and a registration that expires there.
 */
@ApplicationScoped
public class Onboarding {

    private static final Rejected SLUG_TAKEN = Rejected.conflict("slug-taken", "This slug belongs to somebody else.")
            .naming(List.of(new Flaw("slug", "slug-taken", "belongs to somebody else")));

    private final SignUpTable table;
    private final OwnerRegistration owners;
    private final Tenants tenants;
    private final Clinics clinics;

    Onboarding(SignUpTable table, OwnerRegistration owners, Tenants tenants, Clinics clinics) {
        this.table = table;
        this.owners = owners;
        this.tenants = tenants;
        this.clinics = clinics;
    }

    /**
     * @param idempotencyKey the header; empty when the client sent none
     */
    public Uni<Onboarded> signUp(SignUp signUp, Optional<String> idempotencyKey) {
        return idempotencyKey
                .map(header -> table.begin(SignUpKey.of(header, signUp)))
                .orElseGet(() -> Uni.createFrom().item(SignUpIds::next))
                .call(ids -> requireFreeSlug(signUp, ids))
                .flatMap(ids -> owners.register(Registration.of(signUp, ids))
                        .flatMap(registered -> store(signUp, ids, registered)));
    }

    private Uni<Void> requireFreeSlug(SignUp signUp, SignUpIds ids) {
        return table.isTaken(signUp.slug().text(), ids.tenant())
                .invoke(isTaken -> require(!isTaken))
                .replaceWithVoid();
    }

    private static void require(boolean isFree) {
        if (!isFree) {
            throw SLUG_TAKEN.asFailure();
        }
    }

    private Uni<Onboarded> store(SignUp signUp, SignUpIds ids, Registered registered) {
        var owner = new TenantContext(ids.tenant(), Optional.empty(), Optional.of(ids.owner()), Set.of());
        return Tenancy.runAs(owner, () -> Transactions.run(() -> store(signUp, ids)))
                .map(stored -> new Onboarded(stored.tenant(), stored.clinic(), registered.owner(), registered.token()));
    }

    private Uni<Stored> store(SignUp signUp, SignUpIds ids) {
        Onboard command = new Onboard(
                ids.tenant(), signUp.name().text(), signUp.slug().text(), signUp.timezone(), ids.owner(), ids.clinic());
        return table.claim(signUp.slug().text(), ids.tenant())
                .invoke(Onboarding::require)
                .chain(() -> tenants.onboard(command))
                .flatMap(onboarded -> clinic(signUp, ids, onboarded).map(clinic -> stored(onboarded, clinic)));
    }

    private Uni<Clinic> clinic(SignUp signUp, SignUpIds ids, Change<Tenant, TenantEvent> onboarded) {
        return onboarded.isEmpty()
                ? clinics.opened(ids.clinic())
                : clinics.open(
                        ids.clinic(),
                        signUp.clinic().name(),
                        signUp.timezone(),
                        signUp.clinic().address());
    }

    private static Stored stored(Change<Tenant, TenantEvent> onboarded, Clinic clinic) {
        return new Stored(TenantProfile.of(onboarded.state()), clinic);
    }

    private record Stored(TenantProfile tenant, Clinic clinic) {}
}
