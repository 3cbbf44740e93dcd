package io.neonpro.identity.account;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.access.PatientRole;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.access.ScopedRows;
import io.neonpro.identity.attempt.Buckets;
import io.neonpro.identity.letter.Owners;
import io.neonpro.identity.member.Inviters;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.signin.AccountHolder;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.context.Uncancelled;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.security.EndedTokens;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenant.Quotas;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The machines that act for the current tenant, where the caller may look. */
@ApplicationScoped
public class ServiceAccounts {

    /** At once, and made a day: every service keeps the ends of them all for a while. */
    private static final int MAX_ACCOUNTS = 200;

    private static final Duration DAY = Duration.ofDays(1);

    /** Who adds one waits for who ends one, and the other way round: nothing is made by what is no more. */
    private static final String TURN = "service-accounts";

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
            insert into service_account (tenant_id, id, name, roles, clinic_ids, administers, requires_proof, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
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

    private static final TenantStatement IS_THERE =
            new TenantStatement("select id from service_account where tenant_id = $1 and id = $2");

    /** Those that it made, that those made, and so on. */
    private static final TenantStatement DELETE_MADE = new TenantStatement("""
            with recursive made as (
                select id from service_account where tenant_id = $1 and created_by = $2
                union
                select a.id from service_account a join made on a.created_by = made.id where a.tenant_id = $1)
            delete from service_account a using made where a.tenant_id = $1 and a.id = made.id
            returning a.id
            """);

    private final Reads reads;
    private final Quotas quotas;
    private final Buckets buckets;
    private final EndedTokens ended;
    private final Inviters inviters;
    private final Owners owners;
    private final SecurityLog log;
    private final AccountHolder caller;

    ServiceAccounts(
            Reads reads,
            Quotas quotas,
            Buckets buckets,
            EndedTokens ended,
            Inviters inviters,
            Owners owners,
            SecurityLog log,
            AccountHolder caller) {
        this.reads = reads;
        this.quotas = quotas;
        this.buckets = buckets;
        this.ended = ended;
        this.inviters = inviters;
        this.owners = owners;
        this.log = log;
        this.caller = caller;
    }

    public Uni<Page<ServiceAccount>> page(PageRequest request) {
        return ROWS.page(reads, request);
    }

    public Uni<Optional<ServiceAccount>> find(UUID id) {
        return ROWS.find(reads, id);
    }

    /** Owners learn of it, as who has taken over somebody's session would make one, to stay by it. */
    public Uni<Credentials> add(Mandate mandate, NewServiceAccount wanted) {
        PatientRole.requireNone(wanted.roles());
        Clinics clinics = mandate.clinicsOr(wanted.clinicIds());
        mandate.require(wanted.roles(), clinics);
        UUID id = Ids.next();
        Secret secret = Secret.random();
        UUID maker = Tenancy.require().user().orElseThrow();
        return ration().chain(() -> Transactions.run(() -> quotas.takeTurn(TURN)
                        .chain(this::requireRoom)
                        .chain(this::requireMaker)
                        .chain(() -> INSERT.run(
                                id,
                                wanted.name().text(),
                                Roles.column(wanted.roles()),
                                clinics.column(),
                                wanted.administers(),
                                wanted.requiresProof(),
                                maker))
                        .chain(() -> ADD_SECRET.run(id, Buffer.buffer(secret.hash())))
                        .chain(() -> log.add(added(id, wanted)))
                        .chain(() -> owners.write(Purpose.MACHINE_TRUSTED))))
                .replaceWith(new Credentials(id, secret.value()));
    }

    /**
     * Another secret; the one before goes on being good for so many seconds. When that is 0 its tokens end at once, and so do the
     * invitations and the machines that it made, as a thief may have made them.
     */
    public Uni<Credentials> rotate(Mandate mandate, UUID id, int overlapSeconds) {
        boolean isAtOnce = overlapSeconds == 0;
        Secret secret = Secret.random();
        return Uncancelled.of(Transactions.run(() -> quotas.takeTurn(TURN)
                                .chain(() -> requireWithin(mandate, id))
                                .chain(() -> DROP_FORMER.run(id))
                                .chain(() -> RETIRE.run(id, (double) overlapSeconds))
                                .chain(() -> ADD_SECRET.run(id, Buffer.buffer(secret.hash())))
                                .chain(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.MACHINE_ROTATED, id)))
                                .chain(() -> owners.write(Purpose.MACHINE_TRUSTED))
                                .chain(() -> isAtOnce
                                        ? endWhatItDid(id)
                                        : Uni.createFrom().item(List.<UUID>of())))
                        .call(this::endTokens))
                .replaceWith(new Credentials(id, secret.value()));
    }

    /** Ends the account, its tokens at once, what it asked others, and the machines that it made. */
    public Uni<Void> delete(Mandate mandate, UUID id) {
        return Uncancelled.of(Transactions.run(() -> quotas.takeTurn(TURN)
                        .chain(() -> requireWithin(mandate, id))
                        .chain(() -> DELETE.run(id))
                        .chain(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.MACHINE_ENDED, id)))
                        .chain(() -> endWhatItDid(id)))
                .chain(this::endTokens));
    }

    /** Yields the machines whose tokens end with that: itself, and those that it made, which may no more than it may. */
    private Uni<List<UUID>> endWhatItDid(UUID id) {
        return inviters.end(id)
                .chain(() -> DELETE_MADE.list(row -> row.getUUID("id"), id))
                .call(made -> forEach(
                        made,
                        machine -> inviters.end(machine)
                                .chain(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.MACHINE_ENDED, machine)
                                        .with("madeBy", id.toString())))))
                .map(made -> Stream.concat(Stream.of(id), made.stream()).toList());
    }

    private Uni<Void> endTokens(List<UUID> machines) {
        return forEach(machines, ended::end);
    }

    private static Uni<Void> forEach(List<UUID> machines, Function<UUID, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(machines)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> ration() {
        return buckets.take("service-accounts:" + Tenancy.require().tenant(), MAX_ACCOUNTS, DAY)
                .invoke(isLeft -> {
                    if (!isLeft) {
                        throw ProblemException.tooMany(
                                "too-many-service-accounts",
                                "%d service accounts are made a day at most.".formatted(MAX_ACCOUNTS),
                                DAY.dividedBy(MAX_ACCOUNTS).toSeconds());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireRoom() {
        return COUNT.find(row -> row.getLong("entries"))
                .invoke(present -> refuseIf(present.orElseThrow() >= MAX_ACCOUNTS))
                .replaceWithVoid();
    }

    /** A machine's token may be good a moment longer than the machine. */
    private Uni<Void> requireMaker() {
        return caller.machine()
                .map(machine -> IS_THERE.find(row -> machine, machine)
                        .invoke(found -> found.orElseThrow(() -> new ProblemException(Problem.ofStatus(401))))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
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
