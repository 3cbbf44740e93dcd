package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.contracts.identity.UserEvent;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.ending.Endings;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** How memberships of the current tenant begin and end; all of it in the caller's transaction. */
@ApplicationScoped
class Memberships {

    private static final TenantStatement OWNERS = new TenantStatement("""
                    select user_id from membership
                     where tenant_id = $1 and state = 'active' and 'owner' = any (roles)
                     order by user_id for update
                    """);

    /** What they asked others is not asked in their name any more. */
    private static final TenantStatement END_INVITATIONS =
            new TenantStatement("delete from invitation where tenant_id = $1 and invited_by = $2");

    private final Outbox outbox;
    private final Endings endings;
    private final SecurityLog log;

    Memberships(Outbox outbox, Endings endings, SecurityLog log) {
        this.outbox = outbox;
        this.endings = endings;
        this.log = log;
    }

    Uni<Optional<Membership>> find(UUID person) {
        return Membership.<Membership>findById(key(person)).map(Optional::ofNullable);
    }

    /** Fails with a refusal when there is none. */
    Uni<Membership> require(UUID person) {
        return find(person)
                .map(found -> found.orElseThrow(() ->
                        Rejected.missing("not-found", "There is no such user.").asFailure()));
    }

    /** Begins a membership, or begins it anew; refused when it has not ended. */
    Uni<Membership> join(UUID person, Set<Role> roles, Clinics clinics) {
        return find(person)
                .chain(found -> found.map(before -> joinAgain(before, roles, clinics))
                        .orElseGet(() -> joinFirst(person, roles, clinics)));
    }

    Uni<Void> activate(Membership membership) {
        membership.activate();
        return outbox.publish(membership.user(), new UserEvent.Joined(membership.user(), membership.roles()))
                .call(() -> log.add(event(SecurityEvent.Kind.ROLES_GIVEN, membership)));
    }

    Uni<Void> end(Membership membership) {
        membership.end();
        return endings.ofPerson(membership.user())
                .chain(() -> END_INVITATIONS.run(membership.user()))
                .chain(() -> log.add(event(SecurityEvent.Kind.MEMBERSHIP_ENDED, membership)))
                .chain(() ->
                        outbox.publish(membership.user(), new UserEvent.Left(membership.user(), membership.roles())));
    }

    Uni<Void> noteChange(Membership membership) {
        return log.add(event(SecurityEvent.Kind.ROLES_CHANGED, membership));
    }

    /**
     * Refuses that an owner stops being one while there is no other. Owners are locked, so that two
     * who remove each other take turns.
     */
    Uni<Void> keepAnOwner(Membership membership, boolean staysOwner) {
        if (!membership.isOwner() || staysOwner) {
            return Uni.createFrom().voidItem();
        }
        return OWNERS.list(row -> row.getUUID("user_id"))
                .invoke(owners -> requireAnother(owners, membership.user()))
                .replaceWithVoid();
    }

    private static SecurityEvent event(SecurityEvent.Kind kind, Membership membership) {
        return SecurityEvent.of(kind, membership.user())
                .with("roles", String.join(" ", Roles.codes(membership.roles())));
    }

    static Membership.Key key(UUID person) {
        return new Membership.Key(Tenancy.require().tenant(), person);
    }

    private Uni<Membership> joinFirst(UUID person, Set<Role> roles, Clinics clinics) {
        return Membership.active(key(person), roles, clinics)
                .<Membership>persistAndFlush()
                .call(this::activate);
    }

    private Uni<Membership> joinAgain(Membership before, Set<Role> roles, Clinics clinics) {
        if (!before.hasEnded()) {
            throw alreadyMember();
        }
        before.change(roles, clinics);
        return activate(before).chain(Panache::flush).replaceWith(before);
    }

    static Refused alreadyMember() {
        return Rejected.conflict("already-member", "They are a member already.").asFailure();
    }

    private static void requireAnother(List<UUID> owners, UUID leaving) {
        if (owners.stream().allMatch(Predicate.isEqual(leaving))) {
            throw Rejected.conflict("last-owner", "A clinic group keeps at least one owner.")
                    .asFailure();
        }
    }
}
