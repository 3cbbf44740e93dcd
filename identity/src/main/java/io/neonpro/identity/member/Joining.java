package io.neonpro.identity.member;

import io.neonpro.identity.attempt.Source;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownPerson;
import io.neonpro.identity.password.Passwords;
import io.neonpro.identity.person.Accounts;
import io.neonpro.identity.proof.Proofs;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.signin.SignIn;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.tenant.TenantStanding;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where people who were asked to join a tenant say whether they do. By the link they prove the address. Who has an account of that
 * address, and has proved it before, also says their password; any other account of it was opened by nobody knows whom, and is
 * theirs from now on, with a password that they choose.
 */
@ApplicationScoped
class Joining {

    private final Proofs proofs;
    private final Directory directory;
    private final Invitations invitations;
    private final SignIn signIn;
    private final Passwords passwords;
    private final Accounts accounts;
    private final TenantStanding standing;

    Joining(
            Proofs proofs,
            Directory directory,
            Invitations invitations,
            SignIn signIn,
            Passwords passwords,
            Accounts accounts,
            TenantStanding standing) {
        this.proofs = proofs;
        this.directory = directory;
        this.invitations = invitations;
        this.signIn = signIn;
        this.passwords = passwords;
        this.accounts = accounts;
        this.standing = standing;
    }

    Uni<Asked> read(Secret token) {
        return invitation(token)
                .chain(invitation -> directory
                        .person(invitation.email())
                        .map(found -> Asked.of(
                                invitation,
                                found.filter(KnownPerson::isVerified).isPresent())));
    }

    /** Each step may be done again, should this end on the way. */
    Uni<Joined> accept(Source source, Acceptance acceptance) {
        return invitation(acceptance.secret())
                .call(invitation -> inTenant(invitation.tenant(), standing::requireOpen))
                .chain(invitation -> directory
                        .person(invitation.email())
                        .chain(found -> person(source, acceptance, invitation, found))
                        .call(person ->
                                inTenant(invitation.tenant(), () -> invitations.accept(invitation.id(), person)))
                        .call(person -> proofs.forget(Purpose.INVITATION, invitation.id()))
                        .map(person -> new Joined(invitation.tenant(), person)));
    }

    Uni<Void> decline(Secret token) {
        return invitation(token)
                .call(found -> inTenant(found.tenant(), () -> invitations.decline(found.id())))
                .call(found -> proofs.forget(Purpose.INVITATION, found.id()))
                .replaceWithVoid();
    }

    private Uni<Invitation> invitation(Secret token) {
        return proofs.subject(Purpose.INVITATION, token)
                .map(found -> found.orElseThrow(Joining::expired))
                .chain(id -> directory
                        .inviter(id)
                        .map(found -> found.orElseThrow(Joining::expired))
                        .chain(tenant -> inTenant(tenant, () -> invitations.find(id))))
                .map(found -> found.orElseThrow(Joining::expired));
    }

    private Uni<UUID> person(
            Source source, Acceptance acceptance, Invitation invitation, Optional<KnownPerson> account) {
        return account.filter(KnownPerson::isVerified).isPresent()
                ? known(source, acceptance, invitation.email())
                : proved(source, acceptance, invitation, account.map(KnownPerson::id));
    }

    private Uni<UUID> known(Source source, Acceptance acceptance, String email) {
        return signIn.person(source, email, acceptance.password().text())
                .onFailure(TooManyAttempts.class)
                .transform(failure -> ((TooManyAttempts) failure).asProblem())
                .map(found -> found.orElseThrow(() -> ProblemException.of(
                                403, "wrong-password", "This is not the password of the account of this address."))
                        .id());
    }

    private Uni<UUID> proved(Source source, Acceptance acceptance, Invitation invitation, Optional<UUID> account) {
        String name = Optional.ofNullable(acceptance.name())
                .map(Object::toString)
                .or(invitation::name)
                .orElseThrow(() -> ProblemException.invalidInput("name", "required", "must not be empty"));
        return passwords
                .hash(source, acceptance.password(), List.of(name, invitation.email()))
                .chain(hash -> account.map(
                                id -> accounts.setProvedPassword(id, hash).replaceWith(id))
                        .orElseGet(() -> accounts.open(invitation.id(), invitation.email(), name, hash)
                                .invoke(Joining::requireFree)
                                .replaceWith(invitation.id())));
    }

    private static void requireFree(boolean isOpened) {
        if (!isOpened) {
            throw People.emailTaken();
        }
    }

    private static <T> Uni<T> inTenant(UUID tenant, Supplier<Uni<T>> work) {
        return Tenancy.runAs(TenantContext.ofEvent(tenant), work);
    }

    private static Refused expired() {
        return Rejected.missing("link-expired", "The link is unknown, used or too old; ask for another one.")
                .asFailure();
    }
}
