package io.neonpro.identity.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.identity.browser.Browsers;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.directory.KnownToken;
import io.neonpro.identity.ending.Endings;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.secret.Secret;
import io.neonpro.identity.trail.SecurityEvent;
import io.neonpro.identity.trail.SecurityLog;
import io.neonpro.kernel.context.Uncancelled;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.security.EndedTokens;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Starts, renews and ends sessions. A refresh token works once and is followed by the next one; one
 * that is seen again after the grace was stolen, from the client or by it, and ends its session (RFC 9700, 4.14.2). The
 * next one is kept sealed by the one before it, so only who shows that is answered it again.
 */
@ApplicationScoped
public class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    private static final String MEMBER = """
            select %s from membership m join platform_user u on u.id = m.user_id
             where m.tenant_id = $1
               and (m.state = 'active' or m.state = 'pending' and m.expires_at > now())
            """.formatted(Member.COLUMNS);

    private static final TenantStatement PRESENT = new TenantStatement(MEMBER + " and m.user_id = $2");

    private static final TenantStatement OF_SESSION = new TenantStatement(MEMBER + """
                     and m.user_id = (select s.user_id from session s
                                       where s.tenant_id = $1 and s.id = $2
                                         and s.ended_at is null and s.expires_at > now())
                    """);

    private static final TenantStatement SIGN_OUT =
            new TenantStatement("update membership set signed_out_at = now() where tenant_id = $1 and user_id = $2");

    private static final TenantStatement SIGNED_OUT = new TenantStatement(
            "select 1 from membership where tenant_id = $1 and user_id = $2 and signed_out_at >= $3");

    private static final TenantStatement START = new TenantStatement("""
                    insert into session (tenant_id, id, user_id, client_id, scope, device, started_at, expires_at,
                                         said_second_factor)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    """);

    private static final TenantStatement SAID =
            new TenantStatement("update session set said_second_factor = true where tenant_id = $1 and id = $2");

    private static final TenantStatement ADD_TOKEN =
            new TenantStatement("insert into refresh_token (tenant_id, hash, session_id) values ($1, $2, $3)");

    private static final TenantStatement USE_TOKEN = new TenantStatement("""
                    update refresh_token set used_at = now(), successor = $3
                     where tenant_id = $1 and hash = $2 and used_at is null
                    """);

    private static final TenantStatement REPEATED = new TenantStatement("""
                    select successor from refresh_token
                     where tenant_id = $1 and hash = $2 and used_at > now() - make_interval(secs => $3)
                    """);

    private static final TenantStatement UNUSED =
            new TenantStatement("select 1 from refresh_token where tenant_id = $1 and hash = $2 and used_at is null");

    private final SessionSettings settings;
    private final Endings endings;
    private final EndedTokens ended;
    private final Browsers browsers;
    private final SecurityLog log;
    private final Directory directory;
    private final Counter reused;

    Sessions(
            SessionSettings settings,
            Endings endings,
            EndedTokens ended,
            Browsers browsers,
            SecurityLog log,
            Directory directory,
            MeterRegistry metrics) {
        this.settings = settings;
        this.endings = endings;
        this.ended = ended;
        this.browsers = browsers;
        this.log = log;
        this.directory = directory;
        this.reused = metrics.counter("neonpro.sessions.reused.tokens");
    }

    /** Signs a person in; empty unless they are a member of the tenant. */
    public Uni<Optional<Session>> start(NewSession wanted) {
        return inTenant(
                wanted.tenant(),
                () -> PRESENT.find(Member::of, wanted.person())
                        .chain(found -> ifPresent(found, member -> begin(wanted, member))));
    }

    private Uni<Optional<Session>> begin(NewSession wanted, Member member) {
        UUID id = Ids.next();
        Secret token = Secret.random();
        return START.run(
                        id,
                        wanted.person(),
                        wanted.clientId(),
                        wanted.scope().column(),
                        wanted.device().orElse(null),
                        wanted.signedInAt(),
                        wanted.signedInAt().plus(settings.lifespan()),
                        wanted.saidSecondFactor())
                .chain(() -> add(id, token))
                .replaceWith(Optional.of(new Session(id, member, token, wanted.scope(), wanted.signedInAt())));
    }

    /**
     * Exchanges a refresh token for the next one; empty when it, or its session, is over or was left alone for too long. Repeated within the grace it
     * yields the same next one, unless that has been used already.
     */
    public Uni<Optional<Session>> renew(KnownToken known, Secret token) {
        if (known.issuedAt().plus(settings.idle()).isBefore(Instant.now())) {
            return end(known.tenant(), known.session()).replaceWith(Optional.empty());
        }
        return Uncancelled.of(inTenant(known.tenant(), () -> renewed(known, token, Secret.random()))
                .call(renewed -> renewed.isPresent() ? Uni.createFrom().voidItem() : ended.end(known.session())));
    }

    private Uni<Optional<Session>> renewed(KnownToken known, Secret token, Secret next) {
        return USE_TOKEN
                .run(hash(token), Buffer.buffer(token.sealed(next)))
                .chain(used -> used == 1
                        ? add(known.session(), next).chain(() -> session(known, next))
                        : repeat(known, token));
    }

    public Uni<Void> end(UUID tenant, UUID session) {
        return Uncancelled.of(inTenant(tenant, () -> endings.one(session))
                .chain(isFirst ->
                        isFirst ? tell(tenant, session) : Uni.createFrom().voidItem()));
    }

    /** Whoever has set one up in a session has said it; a token of an outside provider is of none. */
    public Uni<Void> saidSecondFactor(Optional<UUID> session) {
        return ifPresent(session, directory::session)
                .chain(found -> ifPresent(
                        found,
                        known -> inTenant(known.tenant(), () -> SAID.run(known.id()))
                                .map(Optional::of)))
                .replaceWithVoid();
    }

    /** Whose session it is; empty when it is over, or they are no member any more. */
    public Uni<Optional<Member>> member(UUID tenant, UUID session) {
        return inTenant(tenant, () -> OF_SESSION.find(Member::of, session));
    }

    /** What a person who is signed in, wherever that was, is for a tenant; empty when they are nothing there. */
    public Uni<Optional<Member>> present(UUID tenant, UUID person) {
        return inTenant(tenant, () -> PRESENT.find(Member::of, person));
    }

    /**
     * Signs a person out of the current tenant and of no other. Neither a browser that knows them nor a session at another tenant
     * opens this one again before they have signed in anew, or they would be back by it.
     */
    Uni<Void> endHere(UUID person) {
        return Uncancelled.of(Transactions.run(() -> endings.ofPerson(person)
                        .chain(() -> SIGN_OUT.run(person))
                        .chain(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.SIGNED_OUT, person))))
                .chain(() -> ended.endAt(Tenancy.require().tenant(), List.of(person))));
    }

    /** Whether somebody who has signed in then was signed out of a tenant since. */
    public Uni<Boolean> isSignedOut(UUID tenant, UUID person, Instant signedInAt) {
        return inTenant(tenant, () -> SIGNED_OUT.find(row -> true, person, signedInAt))
                .map(Optional::isPresent);
    }

    /** Ends all that a person has at a tenant. */
    public Uni<Void> endAll(UUID tenant, UUID person) {
        return inTenant(tenant, () -> endings.ofPerson(person))
                .chain(() -> ended.end(person))
                .chain(() -> log.add(tenant, SecurityEvent.of(SecurityEvent.Kind.SIGNED_OUT, person)));
    }

    /** Signs a person out of all of their tenants. */
    public Uni<Void> endEverywhere(UUID person) {
        return Uncancelled.of(directory
                .tenantsOf(person)
                .onItem()
                .transformToMulti(tenants -> Multi.createFrom().iterable(tenants))
                .onItem()
                .transformToUniAndConcatenate(tenant -> endAll(tenant, person))
                .collect()
                .last()
                .chain(() -> browsers.forgetAll(person)));
    }

    private Uni<Void> tell(UUID tenant, UUID session) {
        return ended.end(session)
                .chain(() -> browsers.forgetOfSession(session))
                .chain(() -> log.add(tenant, SecurityEvent.of(SecurityEvent.Kind.SIGNED_OUT, session)));
    }

    private static Uni<Optional<Session>> session(KnownToken known, Secret next) {
        return OF_SESSION
                .find(Member::of, known.session())
                .map(found -> found.map(
                        member -> new Session(known.session(), member, next, known.scope(), known.startedAt())));
    }

    private Uni<Optional<Session>> repeat(KnownToken known, Secret token) {
        return successor(token)
                .chain(next -> next.map(same -> session(known, same)).orElseGet(() -> endStolen(known)));
    }

    /** The token that this one was exchanged for a moment ago, unless it has been used as well. */
    private Uni<Optional<Secret>> successor(Secret token) {
        return REPEATED.find(row -> token.opened(row.getBuffer("successor").getBytes()), hash(token), (double)
                        settings.grace().toSeconds())
                .chain(found -> ifPresent(found, next -> UNUSED.find(row -> next, hash(next))));
    }

    private Uni<Optional<Session>> endStolen(KnownToken known) {
        reused.increment();
        LOG.warnf("A refresh token of session %s was used twice", known.session());
        return endings.one(known.session())
                .chain(() -> log.add(SecurityEvent.of(SecurityEvent.Kind.REFRESH_TOKEN_REUSED, known.session())
                        .through(known.clientId())))
                .replaceWith(Optional.empty());
    }

    private static Uni<Integer> add(UUID session, Secret token) {
        return ADD_TOKEN.run(hash(token), session);
    }

    private static Buffer hash(Secret token) {
        return Buffer.buffer(token.hash());
    }

    private static <T> Uni<T> inTenant(UUID tenant, Supplier<Uni<T>> work) {
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(work));
    }

    private static <T, R> Uni<Optional<R>> ifPresent(Optional<T> value, Function<T, Uni<Optional<R>>> then) {
        return value.map(then).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
