package io.neonpro.identity.member;

import io.neonpro.identity.patient.PatientDirectory;
import io.neonpro.identity.trail.PatientTrail;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.security.EndedTokens;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which patients of the current tenant may sign in as themselves: each by one account, so there are no more of them than patients. */
@ApplicationScoped
class PatientAccess {

    private static final Rejected UNKNOWN = Rejected.invalid(
                    "unknown-patient", "This clinic group has no such patient.")
            .naming(List.of(new Flaw("patientId", "unknown-patient", "is no patient of this clinic group")));

    private static final TenantStatement IS_GIVEN = new TenantStatement(
            "select 1 from membership where tenant_id = $1 and patient_id = $2 and state <> 'ended'");

    private final PatientDirectory directory;
    private final Invitations invitations;
    private final PatientTrail trail;
    private final Memberships memberships;
    private final EndedTokens ended;

    PatientAccess(
            PatientDirectory directory,
            Invitations invitations,
            PatientTrail trail,
            Memberships memberships,
            EndedTokens ended) {
        this.directory = directory;
        this.invitations = invitations;
        this.trail = trail;
        this.memberships = memberships;
        this.ended = ended;
    }

    /**
     * In the caller's transaction.
     *
     * @param patientId who is to be asked to sign in as themselves; absent when staff is
     * @return fails when the caller sees no such patient, or somebody signs in as them already
     */
    Uni<Void> requireFree(Optional<UUID> patientId) {
        return patientId
                .map(id -> requireSeen(id).chain(() -> requireNotGiven(id)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** They are erased: nobody is known as them, or asked to be, and the log says not from where they came; in the caller's transaction. */
    Uni<Void> forget(UUID patientId) {
        return invitations
                .forget(patientId)
                .chain(() -> trail.forget(patientId))
                .chain(() -> memberships.forget(patientId))
                .invoke(former -> former.ifPresent(
                        person -> ended.endOnceStored(Tenancy.require().tenant(), person)))
                .replaceWithVoid();
    }

    private Uni<Void> requireSeen(UUID patientId) {
        return Interlude.ask(new Existence(patientId), () -> directory.has(patientId))
                .invoke(isSeen -> {
                    if (!isSeen) {
                        throw UNKNOWN.asFailure();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> requireNotGiven(UUID patientId) {
        return IS_GIVEN.find(row -> true, patientId)
                .invoke(found -> {
                    if (found.isPresent()) {
                        throw Memberships.alreadyMember();
                    }
                })
                .replaceWithVoid();
    }

    /** What the patient service is asked, which no connection waits for. */
    private record Existence(UUID patient) {}
}
