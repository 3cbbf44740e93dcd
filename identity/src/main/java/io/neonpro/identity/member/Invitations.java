package io.neonpro.identity.member;

import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.access.ScopedRows;
import io.neonpro.identity.letter.Letters;
import io.neonpro.identity.proof.ProvedAddress;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.data.Visible;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenant.Quotas;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Whom the current tenant asks to join it. Nobody is a member by somebody else's doing, and an invitation tells the tenant nothing of
 * the person: not whether they have an account, and not what they call themselves.
 */
@ApplicationScoped
public class Invitations {

    private static final int MAX_OPEN = 100;

    /** A clinic asks many of them on the day on which it begins to. */
    private static final int MAX_OPEN_OF_PATIENTS = 1000;

    private static final TenantStatement MEMBER = new TenantStatement("""
                    select 1 from membership m join platform_user u on u.id = m.user_id
                     where m.tenant_id = $1 and u.email = $2 and m.state <> 'ended'
                    """);

    /** Of staff, or of patients. */
    private static final TenantStatement OPEN = new TenantStatement("""
                    select count(*) as n from invitation
                     where tenant_id = $1 and (patient_id is not null) = $2 and expires_at > now()
                    """);

    /** Who works here, or was asked to. */
    private static final TenantStatement PEOPLE = new TenantStatement("""
                    select (select count(*) from membership
                             where tenant_id = $1 and state <> 'ended' and patient_id is null)
                         + (select count(*) from invitation
                             where tenant_id = $1 and expires_at > now() and patient_id is null) as entries
                    """);

    /** Those that have expired, and were not tidied up yet, are nobody's any more. */
    private static final TenantStatement MAKE_ROOM = new TenantStatement("""
                    delete from invitation
                     where tenant_id = $1 and (email = $2 or patient_id = $3) and expires_at <= now()
                    """);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into invitation (tenant_id, id, email, name, roles, clinic_ids, patient_id, invited_by, expires_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    on conflict do nothing
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

    private static final TenantStatement FORGET =
            new TenantStatement("delete from invitation where tenant_id = $1 and patient_id = $2 returning id");

    private static final String OPEN_HERE = """
            select %s from invitation
             where tenant_id = $1 and expires_at > now()
               and (cast($2 as uuid[]) is null or clinic_ids is null or clinic_ids && cast($2 as uuid[]))
            """.formatted(Invitation.COLUMNS);

    private static final String OF_PATIENT = OPEN_HERE + " and patient_id = $3";

    private static final ScopedRows<Invitation> ROWS = new ScopedRows<>(
            new Keyset<>("invitations", found -> List.of(found.id())),
            OPEN_HERE + " and patient_id is null and id > $3 order by id limit $4",
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

    /** Of staff. */
    public Uni<Page<Invitation>> page(PageRequest request) {
        return ROWS.page(reads, request);
    }

    /** Of a patient: at most one. */
    public Uni<Page<Invitation>> ofPatient(UUID patientId) {
        return reads.list(OF_PATIENT, Visible.arguments().addUUID(patientId), Invitation::of)
                .map(found -> new Page<>(found, null));
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
    Uni<Invitation> add(Invitation wanted, Refused taken) {
        boolean isPatient = wanted.patient().isPresent();
        int most = isPatient ? MAX_OPEN_OF_PATIENTS : MAX_OPEN;
        return Transactions.run(() -> MEMBER.find(row -> true, wanted.email())
                .invoke(found -> refuseIf(found.isPresent(), taken))
                .chain(() -> OPEN.find(row -> row.getLong("n"), isPatient))
                .invoke(open -> refuseIf(open.orElse(0L) >= most, tooMany(most)))
                .chain(() -> isPatient ? Uni.createFrom().voidItem() : requireRoom())
                .chain(() -> insert(wanted))
                .invoke(inserted -> refuseIf(inserted == 0, alreadyInvited()))
                .chain(() -> letters.add(wanted.purpose(), wanted.id()))
                .replaceWith(wanted));
    }

    /** Fails with {@code plan-limit} when the plan is for no more people who work here; in the caller's transaction. */
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
                .chain(found -> PROLONG.find(Invitation::of, id, Invitation.expiry()))
                .map(Optional::orElseThrow)
                .call(prolonged -> letters.add(prolonged.purpose(), id)));
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
                .chain(found -> memberships.join(person, found))
                .chain(() -> proved.tellHere(person)));
    }

    /** Nobody is asked to be a patient any more; in the caller's transaction. */
    Uni<Void> forget(UUID patientId) {
        return FORGET.find(row -> row.getUUID("id"), patientId)
                .chain(found -> found.map(letters::cancel)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Integer> insert(Invitation invitation) {
        UUID patient = invitation.patient().orElse(null);
        return MAKE_ROOM
                .run(invitation.email(), patient)
                .chain(() -> ADD.run(
                        invitation.id(),
                        invitation.email(),
                        invitation.name().orElse(null),
                        Roles.column(invitation.roles()),
                        invitation.clinics().column(),
                        patient,
                        Tenancy.require().user().orElse(null),
                        invitation.expiresAt()));
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

    private static void refuseIf(boolean isRefused, Refused refusal) {
        if (isRefused) {
            throw refusal;
        }
    }

    private static Refused tooMany(int most) {
        return Rejected.conflict("too-many-invitations", "%d people have not answered yet.".formatted(most))
                .asFailure();
    }

    private static Refused alreadyInvited() {
        return Rejected.conflict("already-invited", "They were asked already; ask once more, or take it back.")
                .asFailure();
    }
}
