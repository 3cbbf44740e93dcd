package io.neonpro.identity.account;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.access.PatientRole;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.access.ScopedRows;
import io.neonpro.identity.member.Inviters;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.security.EndedTokens;
import io.neonpro.kernel.tenant.Quotas;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The machines that act for the current tenant, where the caller may look. */
@ApplicationScoped
public class ServiceAccounts {

    private static final int MAX_ACCOUNTS = 200;

    private static final String VISIBLE = """
            select %s from service_account a
             where a.tenant_id = $1
               and (cast($2 as uuid[]) is null or a.clinic_ids is null or a.clinic_ids && cast($2 as uuid[]))
            """.formatted(ServiceAccount.COLUMNS);

    private static final ScopedRows<ServiceAccount> ROWS = new ScopedRows<>(
            new Keyset<>("service-accounts", account -> List.of(account.id())),
            VISIBLE + " and a.id > $3 order by a.id limit $4",
            VISIBLE + " and a.id = $3",
            ServiceAccount::of);

    /** Two who rotate at once take turns. */
    private static final TenantStatement LOCK = new TenantStatement(
            "select roles, clinic_ids from service_account where tenant_id = $1 and id = $2 for update");

    private static final TenantStatement COUNT =
            new TenantStatement("select count(*) as entries from service_account where tenant_id = $1");

    private static final TenantStatement INSERT = new TenantStatement("""
            insert into service_account (tenant_id, id, name, roles, clinic_ids, administers, requires_proof)
            values ($1, $2, $3, $4, $5, $6, $7)
            """);

    private static final TenantStatement ADD_SECRET =
            new TenantStatement("insert into service_account_secret (tenant_id, account_id, hash) values ($1, $2, $3)");

    private static final TenantStatement DROP_FORMER = new TenantStatement("""
            delete from service_account_secret
             where tenant_id = $1 and account_id = $2 and valid_until is not null
            """);

    private static final TenantStatement RETIRE = new TenantStatement("""
            update service_account_secret set valid_until = now() + make_interval(secs => $3)
             where tenant_id = $1 and account_id = $2 and valid_until is null
            """);

    private static final TenantStatement DELETE =
            new TenantStatement("delete from service_account where tenant_id = $1 and id = $2");

    private final Reads reads;
    private final Quotas quotas;
    private final EndedTokens ended;
    private final Inviters inviters;
    private final SecurityLog log;

    ServiceAccounts(Reads reads, Quotas quotas, EndedTokens ended, Inviters inviters, SecurityLog log) {
        this.reads = reads;
        this.quotas = quotas;
        this.ended = ended;
        this.inviters = inviters;
        this.log = log;
    }

    public Uni<Page<ServiceAccount>> page(PageRequest request) {
        return ROWS.page(reads, request);
    }

    public Uni<Optional<ServiceAccount>> find(UUID id) {
        return ROWS.find(reads, id);
    }

    public Uni<Credentials> add(Mandate mandate, NewServiceAccount wanted) {
        PatientRole.requireNone(wanted.roles());
        Clinics clinics = mandate.clinicsOr(wanted.clinicIds());
        mandate.require(wanted.roles(), clinics);
        UUID id = Ids.next();
        Secret secret = Secret.random();
        return Transactions.run(() -> requireRoom()
                        .chain(() -> INSERT.run(
                                id,
                                wanted.name().text(),
                                Roles.column(wanted.roles()),
                                clinics.column(),
                                wanted.administers(),
                                wanted.requiresProof()))
                        .chain(() -> ADD_SECRET.run(id, Buffer.buffer(secret.hash())))
                        .chain(() -> log.add(added(id, wanted))))
                .replaceWith(new Credentials(id, secret.value()));
    }

    /**
     * Another secret; the one before goes on being good for so many seconds. When that is 0 its tokens end at once, and so do the
     * invitations, as a thief may have made them.
     */
    public Uni<Credentials> rotate(Mandate mandate, UUID id, int overlapSeconds) {
        boolean isAtOnce = overlapSeconds == 0;
        Secret secret = Secret.random();
        return Transactions.run(() -> requireWithin(mandate, id)
                        .chain(() -> DROP_FORMER.run(id))
                        .chain(() -> RETIRE.run(id, (double) overlapSeconds))
                        .chain(() -> ADD_SECRET.run(id, Buffer.buffer(secret.hash())))
                        .chain(() ->
                                isAtOnce ? inviters.end(id) : Uni.createFrom().voidItem())
                        .chain(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.MACHINE_ROTATED, id))))
                .call(() -> isAtOnce ? ended.end(id) : Uni.createFrom().voidItem())
                .replaceWith(new Credentials(id, secret.value()));
    }

    /** Ends the account, its tokens at once, and what it asked others. */
    public Uni<Void> delete(Mandate mandate, UUID id) {
        return Transactions.run(() -> requireWithin(mandate, id)
                        .chain(() -> DELETE.run(id))
                        .chain(() -> inviters.end(id))
                        .chain(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.MACHINE_ENDED, id))))
                .chain(() -> ended.end(id));
    }

    private Uni<Void> requireRoom() {
        return quotas.takeTurn("service-accounts")
                .chain(() -> COUNT.find(row -> row.getLong("entries")))
                .invoke(present -> refuseIf(present.orElseThrow() >= MAX_ACCOUNTS))
                .replaceWithVoid();
    }

    private static void refuseIf(boolean isFull) {
        if (isFull) {
            throw Rejected.conflict("too-many", "A tenant has %d service accounts at most.".formatted(MAX_ACCOUNTS))
                    .asFailure();
        }
    }

    private static SecurityEvent added(UUID id, NewServiceAccount wanted) {
        return SecurityEvent.of(SecurityEvent.Kind.MACHINE_ADDED, id)
                .with("roles", String.join(" ", Roles.codes(wanted.roles())));
    }

    /** Who gets hold of a secret may do what the machine may. */
    private static Uni<Void> requireWithin(Mandate mandate, UUID id) {
        return LOCK.find(
                        row -> new Extent(
                                Roles.ofColumn(row.getArrayOfStrings("roles")),
                                Clinics.ofColumn(row.getArrayOfUUIDs("clinic_ids"))),
                        id)
                .map(found -> found.orElseThrow(() -> Rejected.missing("not-found", "There is no such service account.")
                        .asFailure()))
                .invoke(extent -> mandate.require(extent.roles(), extent.clinics()))
                .replaceWithVoid();
    }

    private record Extent(Set<Role> roles, Clinics clinics) {}
}
