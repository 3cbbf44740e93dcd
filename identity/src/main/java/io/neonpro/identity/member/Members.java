package io.neonpro.identity.member;

import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.access.PatientRole;
import io.neonpro.identity.proof.ProvedAddress;
import io.neonpro.identity.signin.AccountHolder;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/** Who works for the current tenant, and as what; and who is its patient. */
@ApplicationScoped
public class Members {

    private static final TenantStatement RENAME = new TenantStatement("""
                    update platform_user u set name = $4, renames = u.renames + 1
                      from membership m
                     where m.tenant_id = $1 and m.user_id = $2 and u.id = m.user_id and u.name = $3
                    """);

    private final Memberships memberships;
    private final Invitations invitations;
    private final PatientAccess patients;
    private final ProvedAddress proved;
    private final AccountHolder holder;

    Members(
            Memberships memberships,
            Invitations invitations,
            PatientAccess patients,
            ProvedAddress proved,
            AccountHolder holder) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.patients = patients;
        this.proved = proved;
        this.holder = holder;
    }

    /** Asks somebody to join; refused when they are here already. */
    public Uni<Invitation> invite(Mandate mandate, NewUser user) {
        Invitation wanted = Invitation.to(
                user.email().text(),
                Optional.of(user.name().text()),
                user.roles(),
                mandate.clinicsOr(user.clinicIds()),
                Optional.ofNullable(user.patientId()));
        return invite(mandate, wanted, People.emailTaken());
    }

    /** Asks somebody to join, again perhaps; refused when they are here. */
    public Uni<Invitation> invite(Mandate mandate, NewMembership wanted) {
        return wanted.userId() == null
                ? invite(mandate, wanted, wanted.email().text(), Optional.empty())
                : Transactions.run(() -> memberships
                        .require(wanted.userId())
                        .invoke(Members::requireSeen)
                        .chain(former -> invite(mandate, wanted, former.email(), Optional.of(former.name()))));
    }

    /**
     * Changes a member.
     *
     * @param change makes the wanted state of the current one and its version
     */
    public Uni<Changed> change(Mandate mandate, UUID id, BiFunction<UserChange, Integer, UserChange> change) {
        return Transactions.run(() -> memberships
                .require(id)
                .chain(member -> change(
                        mandate, member, member.changed(change.apply(UserChange.of(member), member.edition())))));
    }

    /**
     * Ends a membership; refused for the last owner.
     *
     * @param precondition gets the edition at hand, and throws when the client meant another
     */
    public Uni<Void> remove(Mandate mandate, UUID id, IntConsumer precondition) {
        return Transactions.run(() -> memberships
                .require(id)
                .invoke(found -> mandate.require(found.roles(), found.clinics()))
                .invoke(found -> precondition.accept(found.edition()))
                .call(found -> memberships.keepAnOwner(found, false))
                .chain(found ->
                        found.hasEnded() ? Uni.createFrom().voidItem() : memberships.change(found, found.ended())));
    }

    private Uni<Changed> change(Mandate mandate, Member before, Member after) {
        mandate.require(before.roles(), before.clinics());
        mandate.require(after.roles(), after.clinics());
        requireSameKind(after);
        requireNotBack(before, after);
        requireOwnName(before, after);
        boolean isAnother = after.version() != before.version();
        return memberships
                .keepAnOwner(before, after.isOwner())
                .chain(() -> rename(before, after))
                .chain(() -> isAnother
                        ? changeAndNote(before, after)
                        : Uni.createFrom().voidItem())
                .replaceWith(new Changed(after, isAnother));
    }

    /**
     * A member as they are now.
     *
     * @param isAnother whether what they may do has changed, and not their name alone
     */
    public record Changed(Member member, boolean isAnother) {}

    /** Who hears of proved addresses goes by what people are. */
    private Uni<Void> changeAndNote(Member before, Member after) {
        return memberships
                .change(before, after)
                .chain(() -> memberships.noteChange(after))
                .chain(() -> after.isEmailVerified()
                        ? proved.tellHere(after.id())
                        : Uni.createFrom().voidItem());
    }

    /** Whoever works here becomes no patient by somebody's word, nor the other way round: that is another membership. */
    private static void requireSameKind(Member after) {
        if (!PatientRole.isFit(after.roles(), after.patient())) {
            throw Rejected.conflict("patient-or-staff", "Who is a patient stays one, and nobody else becomes one.")
                    .asFailure();
        }
    }

    /** Whoever left says themselves whether they come back. */
    private static void requireNotBack(Member before, Member after) {
        if (before.hasEnded() && !after.hasEnded()) {
            throw Rejected.conflict("has-left", "They have left; ask them to join again.")
                    .asFailure();
        }
    }

    /** A person's name is the same in all their tenants, so no tenant changes it for them, nor a provider that it trusts. */
    private void requireOwnName(Member before, Member after) {
        boolean isOwn = Tenancy.require().user().filter(before.id()::equals).isPresent()
                && holder.session().isPresent();
        if (!isOwn && !before.name().equals(after.name())) {
            throw new Rejected(
                            Rejected.Kind.FORBIDDEN,
                            "not-your-name",
                            "A person's name is changed by nobody else.",
                            Map.of())
                    .asFailure();
        }
    }

    private static Uni<Void> rename(Member before, Member after) {
        return before.name().equals(after.name())
                ? Uni.createFrom().voidItem()
                : RENAME.run(before.id(), before.name(), after.name())
                        .invoke(Memberships::requireChanged)
                        .replaceWithVoid();
    }

    /** What a clinic's people are called is not told to others. */
    private static void requireSeen(Member former) {
        boolean isSeen =
                former.clinics().only().map(ClinicScope.current()::includesAny).orElse(true);
        if (!isSeen) {
            throw Memberships.unknown();
        }
    }

    private Uni<Invitation> invite(Mandate mandate, NewMembership wanted, String email, Optional<String> name) {
        Invitation invitation = Invitation.to(
                email,
                name,
                wanted.roles(),
                mandate.clinicsOr(wanted.clinicIds()),
                Optional.ofNullable(wanted.patientId()));
        return invite(mandate, invitation, Memberships.alreadyMember());
    }

    private Uni<Invitation> invite(Mandate mandate, Invitation wanted, Refused taken) {
        PatientRole.require(wanted.roles(), wanted.patient());
        mandate.require(wanted.roles(), wanted.clinics());
        return Transactions.run(
                () -> patients.requireFree(wanted.patient()).chain(() -> invitations.add(wanted, taken)));
    }
}
