package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.contracts.identity.UserEvent;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.ending.Endings;
import io.neonpro.identity.outside.OutsidePeople;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
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

    private static final TenantStatement FIND = new TenantStatement("""
                    select %s from membership m join platform_user u on u.id = m.user_id
                     where m.tenant_id = $1 and m.user_id = $2
                    """.formatted(Member.COLUMNS));

    private static final TenantStatement JOIN = new TenantStatement("""
                    insert into membership (tenant_id, user_id, roles, clinic_ids, patient_id, state)
                    select $1, $2, $3, $4, $5, 'active'
                     where not exists (select from membership
                                        where tenant_id = $1 and patient_id = $5 and state <> 'ended')
                    on conflict (tenant_id, user_id) do update
                       set roles = excluded.roles, clinic_ids = excluded.clinic_ids, patient_id = excluded.patient_id,
                           state = excluded.state, version = membership.version + 1
                     where membership.state = 'ended'
                    """);

    private static final TenantStatement CONFIRM = new TenantStatement("""
                    update membership set state = 'active', expires_at = null, version = version + 1
                     where tenant_id = $1 and user_id = $2 and state = 'pending'
                    returning roles
                    """);

    /** Of the version that was read, which was not locked: it may be an owner's, and those are locked in order. */
    private static final TenantStatement CHANGE = new TenantStatement("""
                    update membership
                       set roles = $4, clinic_ids = $5, state = $6, version = version + 1,
                           expires_at = case when $6 = 'pending' then expires_at end
                     where tenant_id = $1 and user_id = $2 and version = $3
                    """);

    private static final TenantStatement OF_PATIENT = new TenantStatement("""
                    select %s from membership m join platform_user u on u.id = m.user_id
                     where m.tenant_id = $1 and m.patient_id = $2 and m.state <> 'ended'
                    """.formatted(Member.COLUMNS));

    private static final TenantStatement FORGET =
            new TenantStatement("delete from membership where tenant_id = $1 and patient_id = $2");

    private static final TenantStatement OWNERS = new TenantStatement("""
                    select user_id from membership
                     where tenant_id = $1 and state = 'active' and 'owner' = any (roles) and clinic_ids is null
                     order by user_id for update
                    """);

    private final Outbox outbox;
    private final Endings endings;
    private final Inviters inviters;
    private final OutsidePeople outside;
    private final SecurityLog log;

    Memberships(Outbox outbox, Endings endings, Inviters inviters, OutsidePeople outside, SecurityLog log) {
        this.outbox = outbox;
        this.endings = endings;
        this.inviters = inviters;
        this.outside = outside;
        this.log = log;
    }

    Uni<Optional<Member>> find(UUID person) {
        return FIND.find(Member::of, person);
    }

    /** Fails with a refusal when there is none. */
    Uni<Member> require(UUID person) {
        return find(person).map(found -> found.orElseThrow(Memberships::unknown));
    }

    /** Begins a membership, or begins it anew, as the person was asked; refused when it, or another one of the patient, has not ended. */
    Uni<Void> join(UUID person, Invitation asked) {
        return JOIN.run(
                        person,
                        Roles.column(asked.roles()),
                        asked.clinics().column(),
                        asked.patient().orElse(null))
                .invoke(Memberships::requireJoined)
                .chain(() -> tellBegun(person, asked.roles()));
    }

    /**
     * Ends who is known as a patient, and keeps nothing of anybody who was.
     *
     * @return who it was until now
     */
    Uni<Optional<UUID>> forget(UUID patient) {
        return OF_PATIENT
                .find(Member::of, patient)
                .call(found -> found.map(this::tellEnded)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .call(() -> FORGET.run(patient))
                .map(found -> found.map(Member::id));
    }

    /**
     * Begins what was pending.
     *
     * @return false when nothing was
     */
    Uni<Boolean> confirm(UUID person) {
        return CONFIRM.find(row -> Roles.ofColumn(row.getArrayOfStrings("roles")), person)
                .call(found -> found.map(roles -> tellBegun(person, roles))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(Optional::isPresent);
    }

    /** Also ends it; refused when somebody else has changed it meanwhile. */
    Uni<Void> change(Member before, Member after) {
        return CHANGE.run(
                        after.id(),
                        before.version(),
                        Roles.column(after.roles()),
                        after.clinics().column(),
                        after.state().code())
                .invoke(Memberships::requireChanged)
                .chain(() -> mayLess(before, after)
                        ? inviters.end(after.id())
                        : Uni.createFrom().voidItem())
                .chain(() -> before.state() == after.state() ? Uni.createFrom().voidItem() : tellEnded(after));
    }

    private static boolean mayLess(Member before, Member after) {
        return after.hasEnded()
                || !Role.permissions(after.roles()).containsAll(Role.permissions(before.roles()))
                || !after.clinics().includes(before.clinics());
    }

    private Uni<Void> tellBegun(UUID person, Set<Role> roles) {
        return outbox.publish(person, new UserEvent.Joined(person, roles))
                .call(() -> log.add(event(SecurityEvent.Kind.ROLES_GIVEN, person, roles)));
    }

    private Uni<Void> tellEnded(Member member) {
        return endings.ofPerson(member.id())
                .chain(() -> outside.forget(member.id()))
                .chain(() -> log.add(event(SecurityEvent.Kind.MEMBERSHIP_ENDED, member.id(), member.roles())))
                .chain(() -> outbox.publish(member.id(), new UserEvent.Left(member.id(), member.roles())));
    }

    Uni<Void> noteChange(Member member) {
        return log.add(event(SecurityEvent.Kind.ROLES_CHANGED, member.id(), member.roles()));
    }

    /**
     * Refuses that an owner stops being one while there is no other. Owners are locked, so that two
     * who remove each other take turns.
     */
    Uni<Void> keepAnOwner(Member member, boolean staysOwner) {
        if (!member.isOwner() || staysOwner) {
            return Uni.createFrom().voidItem();
        }
        return OWNERS.list(row -> row.getUUID("user_id"))
                .invoke(owners -> requireAnother(owners, member.id()))
                .replaceWithVoid();
    }

    private static SecurityEvent event(SecurityEvent.Kind kind, UUID person, Set<Role> roles) {
        return SecurityEvent.of(kind, person).with("roles", String.join(" ", Roles.codes(roles)));
    }

    private static void requireJoined(int stored) {
        if (stored == 0) {
            throw alreadyMember();
        }
    }

    static void requireChanged(int changed) {
        if (changed == 0) {
            throw Rejected.conflict("conflict", "Somebody else was faster; try again.")
                    .asFailure();
        }
    }

    static Refused unknown() {
        return Rejected.missing("not-found", "There is no such user.").asFailure();
    }

    static Refused alreadyMember() {
        return Rejected.conflict("already-member", "They are a member already.").asFailure();
    }

    private static void requireAnother(List<UUID> owners, UUID leaving) {
        if (owners.stream().allMatch(Predicate.isEqual(leaving))) {
            throw Rejected.conflict("last-owner", "A clinic group keeps at least one owner of all its clinics.")
                    .asFailure();
        }
    }
}
