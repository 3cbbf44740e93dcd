package io.neonpro.identity.outside;

import io.neonpro.identity.letter.Owners;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.context.Uncancelled;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.security.EndedTokens;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The providers of identities that a tenant trusts; a few. */
@ApplicationScoped
public class OutsideIssuers {

    private static final int MAX_ISSUERS = 10;

    private static final TenantStatement ALL = new TenantStatement(
            "select %s from outside_issuer where tenant_id = $1 order by id limit 10".formatted(OutsideIssuer.COLUMNS));

    private static final TenantStatement ONE = new TenantStatement(
            "select %s from outside_issuer where tenant_id = $1 and id = $2".formatted(OutsideIssuer.COLUMNS));

    private static final TenantStatement BY_NAME = new TenantStatement(
            "select %s from outside_issuer where tenant_id = $1 and issuer = $2".formatted(OutsideIssuer.COLUMNS));

    private static final TenantStatement INSERT = new TenantStatement("""
            insert into outside_issuer (tenant_id, id, issuer, client_id, keys_at, algorithm, created_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
            """);

    private static final TenantStatement PEOPLE =
            new TenantStatement("select distinct user_id from outside_person where tenant_id = $1 and issuer_id = $2");

    private static final TenantStatement DELETE =
            new TenantStatement("delete from outside_issuer where tenant_id = $1 and id = $2");

    private final OutsideSettings settings;
    private final SecurityLog log;
    private final Owners owners;
    private final EndedTokens ended;

    OutsideIssuers(OutsideSettings settings, SecurityLog log, Owners owners, EndedTokens ended) {
        this.settings = settings;
        this.log = log;
        this.owners = owners;
        this.ended = ended;
    }

    /** Whom a tenant trusts it trusts for all of its clinics: only who works in all of them sees and says it. */
    Uni<List<OutsideIssuer>> all() {
        ClinicScope.current().requireAll();
        return Transactions.run(() -> ALL.list(OutsideIssuer::of));
    }

    Uni<OutsideIssuer> one(UUID id) {
        ClinicScope.current().requireAll();
        return Transactions.run(() -> ONE.find(OutsideIssuer::of, id))
                .map(found -> found.orElseThrow(OutsideIssuers::unknown));
    }

    /** The one of this name that a tenant trusts. */
    public Uni<Optional<OutsideIssuer>> find(UUID tenant, String issuer) {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant), () -> Transactions.run(() -> BY_NAME.find(OutsideIssuer::of, issuer)));
    }

    /** Whoever can name a provider can be anybody by it, so all who answer for the tenant learn of it. */
    Uni<OutsideIssuer> add(NewIssuer wanted) {
        ClinicScope.current().requireAll();
        boolean isPlain = wanted.keysAt().startsWith("http:") || wanted.issuer().startsWith("http:");
        if (isPlain && !settings.privateNetworks()) {
            throw Rejected.conflict("not-secure", "The provider must be reached by HTTPS.")
                    .asFailure();
        }
        OutsideIssuer issuer = new OutsideIssuer(
                Ids.next(),
                wanted.issuer(),
                wanted.clientId(),
                URI.create(wanted.keysAt()),
                wanted.algorithm(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        return Transactions.run(() -> ALL.list(OutsideIssuer::of)
                        .invoke(OutsideIssuers::requireRoom)
                        .chain(() -> insert(issuer))
                        .chain(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.PROVIDER_TRUSTED, issuer.id())
                                .with("issuer", issuer.issuer())))
                        .chain(() -> owners.write(Purpose.PROVIDER_TRUSTED)))
                .replaceWith(issuer);
    }

    /** With the tokens of whom it speaks for, by whatever they have signed in. */
    Uni<Void> remove(UUID id) {
        ClinicScope.current().requireAll();
        return Uncancelled.of(Transactions.run(() -> PEOPLE.list(row -> row.getUUID("user_id"), id)
                        .call(() -> DELETE.run(id).invoke(deleted -> requireFound(deleted == 1)))
                        .call(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.PROVIDER_DROPPED, id))))
                .chain(people -> ended.endAt(Tenancy.require().tenant(), people)));
    }

    private static Uni<Integer> insert(OutsideIssuer issuer) {
        return INSERT.run(
                        issuer.id(),
                        issuer.issuer(),
                        issuer.clientId(),
                        issuer.keysAt().toString(),
                        issuer.algorithm().name(),
                        issuer.createdAt())
                .invoke(inserted -> requireNew(inserted == 1));
    }

    private static void requireRoom(List<OutsideIssuer> present) {
        if (present.size() >= MAX_ISSUERS) {
            throw Rejected.conflict("too-many", "A tenant trusts ten providers at most.")
                    .asFailure();
        }
    }

    private static void requireNew(boolean isNew) {
        if (!isNew) {
            throw Rejected.conflict("already-trusted", "The provider is trusted already.")
                    .asFailure();
        }
    }

    private static void requireFound(boolean isFound) {
        if (!isFound) {
            throw unknown();
        }
    }

    private static Refused unknown() {
        return Rejected.missing("not-found", "There is no such provider.").asFailure();
    }
}
