package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.password.Passwords;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Who works for the current tenant, and as what. */
@ApplicationScoped
public class Members {

    private final Memberships memberships;
    private final Passwords passwords;
    private final Directory directory;

    Members(Memberships memberships, Passwords passwords, Directory directory) {
        this.memberships = memberships;
        this.passwords = passwords;
        this.directory = directory;
    }

    /** Makes somebody known to the platform and a member; refused when the address is taken. */
    @WithTransaction
    public Uni<Member> add(Mandate mandate, NewUser user) {
        Clinics clinics = mandate.clinicsOr(user.clinicIds());
        mandate.require(user.roles(), clinics);
        UUID id = Ids.next();
        return passwords
                .hash(user.password().text())
                .chain(hash -> People.add(id, user.email(), user.name(), hash))
                .invoke(Members::requireFree)
                .chain(() -> memberships.join(id, user.roles(), clinics))
                .chain(Members::described);
    }

    /** Makes somebody known a member, again perhaps; refused when they are one. */
    @WithTransaction
    public Uni<Member> join(Mandate mandate, NewMembership wanted) {
        Clinics clinics = mandate.clinicsOr(wanted.clinicIds());
        mandate.require(wanted.roles(), clinics);
        return person(wanted)
                .chain(id -> memberships.join(id, wanted.roles(), clinics))
                .chain(Members::described);
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
                .call(() ->
                        membership.version == before ? Uni.createFrom().voidItem() : memberships.noteChange(membership))
                .map(done -> new Changed(described(person, membership), membership.version != before));
    }

    /**
     * A member as they are now.
     *
     * @param isAnother whether what they may do has changed, and not their name alone
     */
    public record Changed(Member member, boolean isAnother) {}

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

    private Uni<UUID> person(NewMembership wanted) {
        if (wanted.userId() != null) {
            return memberships.require(wanted.userId()).map(Membership::user);
        }
        return directory
                .person(wanted.email().text())
                .map(found -> found.orElseThrow(Members::nobody).id());
    }

    private static Refused nobody() {
        return Rejected.missing("not-found", "Nobody has this e-mail address.").asFailure();
    }

    private static void requireFree(boolean isNew) {
        if (!isNew) {
            throw People.emailTaken();
        }
    }

    private static Uni<Member> described(Membership membership) {
        return Person.<Person>findById(membership.user()).map(person -> described(person, membership));
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
