package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.contracts.identity.UserEvent;
import io.neonpro.identity.access.Clinics;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
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

    private static final TenantStatement END_SESSIONS = new TenantStatement("""
                    update session set ended_at = now()
                     where tenant_id = $1 and user_id = $2 and ended_at is null
                    """);

    private final Outbox outbox;

    Memberships(Outbox outbox) {
        this.outbox = outbox;
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
        return outbox.publish(membership.user(), new UserEvent.Joined(membership.user(), membership.roles()));
    }

    Uni<Void> end(Membership membership) {
        membership.end();
        return END_SESSIONS
                .run(membership.user())
                .chain(() ->
                        outbox.publish(membership.user(), new UserEvent.Left(membership.user(), membership.roles())));
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
            throw Rejected.conflict("already-member", "They are a member already.")
                    .asFailure();
        }
        before.change(roles, clinics);
        return activate(before).chain(Panache::flush).replaceWith(before);
    }

    private static void requireAnother(List<UUID> owners, UUID leaving) {
        if (owners.stream().allMatch(Predicate.isEqual(leaving))) {
            throw Rejected.conflict("last-owner", "A clinic group keeps at least one owner.")
                    .asFailure();
        }
    }
}
