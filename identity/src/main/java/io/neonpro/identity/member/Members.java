package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.proof.ProvedAddress;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Who works for the current tenant, and as what. */
@ApplicationScoped
public class Members {

    private final Memberships memberships;
    private final Invitations invitations;
    private final ProvedAddress proved;

    Members(Memberships memberships, Invitations invitations, ProvedAddress proved) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.proved = proved;
    }

    /** Asks somebody to join; refused when they are here already. */
    public Uni<Invitation> invite(Mandate mandate, NewUser user) {
        return invitations.add(
                mandate,
                user.email().text(),
                Optional.of(user.name().text()),
                user.roles(),
                mandate.clinicsOr(user.clinicIds()),
                People.emailTaken());
    }

    /** Asks somebody to join, again perhaps; refused when they are here. */
    public Uni<Invitation> invite(Mandate mandate, NewMembership wanted) {
        return wanted.userId() == null
                ? invite(mandate, wanted, wanted.email().text(), Optional.empty())
                : Transactions.run(() -> memberships
                        .require(wanted.userId())
                        .chain(former -> Person.<Person>findById(former.user()))
                        .chain(person -> invite(mandate, wanted, person.email, Optional.of(person.name))));
    }

    /**
     * Changes a member.
     *
     * @param change makes the wanted state of the current one and its version
     */
    @WithTransaction
    public Uni<Changed> change(Mandate mandate, UUID id, BiFunction<UserChange, Integer, UserChange> change) {
        return memberships
                .require(id)
                .chain(membership -> Person.<Person>findById(id).chain(p -> change(mandate, p, membership, change)));
    }

    /** Ends a membership; refused for the last owner. */
    @WithTransaction
    public Uni<Void> remove(Mandate mandate, UUID id) {
        return memberships
                .require(id)
                .invoke(found -> mandate.require(found.roles(), found.clinics()))
                .call(found -> memberships.keepAnOwner(found, false))
                .chain(found -> setActive(found, false));
    }

    private Uni<Changed> change(
            Mandate mandate, Person person, Membership membership, BiFunction<UserChange, Integer, UserChange> change) {
        UserChange after = change.apply(UserChange.of(person, membership), membership.version);
        Clinics clinics = Clinics.of(after.clinicIds());
        mandate.require(membership.roles(), membership.clinics());
        mandate.require(after.roles(), clinics);
        rename(person, after.name().text());
        int before = membership.version;
        boolean staysOwner = after.roles().contains(Role.OWNER);
        return memberships
                .keepAnOwner(membership, staysOwner && after.active())
                .invoke(() -> membership.change(after.roles(), clinics))
                .chain(() -> setActive(membership, after.active()))
                .chain(Panache::flush)
                .call(() -> membership.version == before ? Uni.createFrom().voidItem() : note(membership, person))
                .map(done -> new Changed(described(person, membership), membership.version != before));
    }

    /**
     * A member as they are now.
     *
     * @param isAnother whether what they may do has changed, and not their name alone
     */
    public record Changed(Member member, boolean isAnother) {}

    /** Who hears of proved addresses goes by what people are. */
    private Uni<Void> note(Membership membership, Person person) {
        return memberships
                .noteChange(membership)
                .chain(() -> person.emailVerifiedAt == null ? Uni.createFrom().voidItem() : proved.tellHere(person.id));
    }

    private Uni<Void> setActive(Membership membership, boolean isWanted) {
        if (isWanted != membership.hasEnded()) {
            return Uni.createFrom().voidItem();
        }
        return isWanted ? memberships.activate(membership) : memberships.end(membership);
    }

    /** A person's name is the same in all their tenants, so no tenant changes it for them. */
    private static void rename(Person person, String name) {
        boolean isOwn = Tenancy.require().user().filter(person.id::equals).isPresent();
        if (!isOwn && !person.name.equals(name)) {
            throw new Rejected(
                            Rejected.Kind.FORBIDDEN,
                            "not-your-name",
                            "A person's name is changed by nobody else.",
                            Map.of())
                    .asFailure();
        }
        person.name = name;
    }

    private Uni<Invitation> invite(Mandate mandate, NewMembership wanted, String email, Optional<String> name) {
        return invitations.add(
                mandate,
                email,
                name,
                wanted.roles(),
                mandate.clinicsOr(wanted.clinicIds()),
                Memberships.alreadyMember());
    }

    private static Member described(Person person, Membership membership) {
        return new Member(
                membership.key.tenant(),
                person.id,
                person.name,
                person.email,
                membership.roles(),
                membership.clinics(),
                membership.state(),
                membership.version,
                person.emailVerifiedAt != null);
    }
}
