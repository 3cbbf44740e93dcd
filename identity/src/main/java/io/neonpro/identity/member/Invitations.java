package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.access.ScopedRows;
import io.neonpro.identity.letter.Letters;
import io.neonpro.identity.proof.ProvedAddress;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenant.Quotas;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Whom the current tenant asks to join it. Nobody is a member by somebody else's doing, and an invitation tells the tenant nothing of
 * the person: not whether they have an account, and not what they call themselves.
 */
@ApplicationScoped
public class Invitations {

    private static final int MAX_OPEN = 100;

    private static final TenantStatement MEMBER = new TenantStatement("""
                    select 1 from membership m join platform_user u on u.id = m.user_id
                     where m.tenant_id = $1 and u.email = $2 and m.state <> 'ended'
                    """);

    private static final TenantStatement OPEN =
            new TenantStatement("select count(*) as n from invitation where tenant_id = $1 and expires_at > now()");

    /** Who is here, or was asked to be. */
    private static final TenantStatement PEOPLE = new TenantStatement("""
                    select (select count(*) from membership where tenant_id = $1 and state <> 'ended')
                         + (select count(*) from invitation where tenant_id = $1 and expires_at > now()) as entries
                    """);

    /** One that has expired, and was not tidied up yet, is nobody's any more. */
    private static final TenantStatement ADD = new TenantStatement("""
                    insert into invitation (tenant_id, id, email, name, roles, clinic_ids, invited_by, expires_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8)
                    on conflict (tenant_id, email) do update
                       set id = excluded.id, name = excluded.name, roles = excluded.roles,
                           clinic_ids = excluded.clinic_ids, invited_by = excluded.invited_by,
                           expires_at = excluded.expires_at, version = 0
                     where invitation.expires_at <= now()
                    """);

    private static final TenantStatement FIND = new TenantStatement("""
                    select %s from invitation where tenant_id = $1 and id = $2 and expires_at > now() for update
                    """.formatted(Invitation.COLUMNS));

    private static final TenantStatement PROLONG = new TenantStatement("""
                    update invitation set expires_at = $3, version = version + 1 where tenant_id = $1 and id = $2
                    returning %s
                    """.formatted(Invitation.COLUMNS));

    private static final TenantStatement REMOVE =
            new TenantStatement("delete from invitation where tenant_id = $1 and id = $2");

    private static final String OPEN_HERE = """
            select %s from invitation
             where tenant_id = $1 and expires_at > now()
               and (cast($2 as uuid[]) is null or clinic_ids is null or clinic_ids && cast($2 as uuid[]))
            """.formatted(Invitation.COLUMNS);

    private static final ScopedRows<Invitation> ROWS = new ScopedRows<>(
            new Keyset<>("invitations", found -> List.of(found.id())),
            OPEN_HERE + " and id > $3 order by id limit $4",
            OPEN_HERE + " and id = $3",
            Invitation::of);

    private final Memberships memberships;
    private final Letters letters;
    private final ProvedAddress proved;
    private final Quotas quotas;
    private final Reads reads;

    Invitations(Memberships memberships, Letters letters, ProvedAddress proved, Quotas quotas, Reads reads) {
        this.memberships = memberships;
        this.letters = letters;
        this.proved = proved;
        this.quotas = quotas;
        this.reads = reads;
    }

    public Uni<Page<Invitation>> page(PageRequest request) {
        return ROWS.page(reads, request);
    }

    /** While it is open. */
    public Uni<Optional<Invitation>> one(UUID id) {
        return ROWS.find(reads, id);
    }

    /**
     * Asks a person to join.
     *
     * @param taken the refusal when they are here already
     */
    Uni<Invitation> add(
            Mandate mandate, String email, Optional<String> name, Set<Role> roles, Clinics clinics, Refused taken) {
        mandate.require(roles, clinics);
        var invitation =
                new Invitation(Tenancy.require().tenant(), Ids.next(), email, name, roles, clinics, expiry(), 0);
        return Transactions.run(() -> MEMBER.find(row -> true, email)
                .invoke(found -> refuseIf(found.isPresent(), taken))
                .chain(() -> OPEN.find(row -> row.getLong("n")))
                .invoke(open -> refuseIf(open.orElse(0L) >= MAX_OPEN, tooMany()))
                .chain(this::requireRoom)
                .chain(() -> insert(invitation))
                .invoke(inserted -> refuseIf(inserted == 0, alreadyInvited()))
                .chain(() -> letters.add(Purpose.INVITATION, invitation.id()))
                .replaceWith(invitation));
    }

    /** Fails with {@code plan-limit} when the plan is for no more people; in the caller's transaction. */
    private Uni<Void> requireRoom() {
        return quotas.requireRoom(TenantSettings.USERS, PEOPLE);
    }

    /**
     * Asks once more.
     *
     * @param precondition gets the version at hand, and throws when the client meant another
     */
    public Uni<Invitation> resend(Mandate mandate, UUID id, IntConsumer precondition) {
        return Transactions.run(() -> require(mandate, id, precondition)
                .chain(found -> PROLONG.find(Invitation::of, id, expiry()))
                .map(Optional::orElseThrow)
                .call(prolonged -> letters.add(Purpose.INVITATION, id)));
    }

    /** Takes it back; the same. */
    public Uni<Void> withdraw(Mandate mandate, UUID id, IntConsumer precondition) {
        return Transactions.run(() -> require(mandate, id, precondition).chain(() -> remove(id)));
    }

    /** The same, to be answered now. */
    Uni<Optional<Invitation>> find(UUID id) {
        return Transactions.run(() -> FIND.find(Invitation::of, id));
    }

    /** The person does not want to. */
    Uni<Void> decline(UUID id) {
        return Transactions.run(() -> require(id).chain(() -> remove(id)));
    }

    /** The person wants to, is known by this id now, and has proved their address by the link. */
    Uni<Void> accept(UUID id, UUID person) {
        return Transactions.run(() -> require(id)
                .call(() -> remove(id))
                .chain(found -> memberships.join(person, found.roles(), found.clinics()))
                .chain(() -> proved.tellHere(person)));
    }

    private Uni<Integer> insert(Invitation invitation) {
        return ADD.run(
                invitation.id(),
                invitation.email(),
                invitation.name().orElse(null),
                Roles.column(invitation.roles()),
                invitation.clinics().column(),
                Tenancy.require().user().orElse(null),
                invitation.expiresAt());
    }

    private Uni<Void> remove(UUID id) {
        return REMOVE.run(id).chain(() -> letters.cancel(id));
    }

    private static Uni<Invitation> require(Mandate mandate, UUID id, IntConsumer precondition) {
        return require(id)
                .invoke(found -> mandate.require(found.roles(), found.clinics()))
                .invoke(found -> precondition.accept(found.version()));
    }

    private static Uni<Invitation> require(UUID id) {
        return FIND.find(Invitation::of, id)
                .map(found -> found.orElseThrow(() -> Rejected.missing("not-found", "There is no such invitation.")
                        .asFailure()));
    }

    private static Instant expiry() {
        return Instant.now().plus(Purpose.INVITATION.lifespan()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void refuseIf(boolean isRefused, Refused refusal) {
        if (isRefused) {
            throw refusal;
        }
    }

    private static Refused tooMany() {
        return Rejected.conflict("too-many-invitations", "%d people have not answered yet.".formatted(MAX_OPEN))
                .asFailure();
    }

    private static Refused alreadyInvited() {
        return Rejected.conflict("already-invited", "They were asked already; ask once more, or take it back.")
                .asFailure();
    }
}
