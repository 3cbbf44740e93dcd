package io.neonpro.identity.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.identity.directory.KnownToken;
import io.neonpro.identity.member.Member;
import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Starts, renews and ends sessions. A refresh token works once and is followed by the next one; one
 * that is seen again was stolen, from the client or by it, and ends its session (RFC 9700, 4.14.2).
 */
@ApplicationScoped
public class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    private static final String MEMBER = """
            select %s from membership m join platform_user u on u.id = m.user_id
             where m.tenant_id = $1
               and (m.state = 'active' or m.state = 'pending' and m.expires_at > now())
            """.formatted(Member.COLUMNS);

    private static final String PRESENT = MEMBER + " and m.user_id = $2";

    private static final String OF_SESSION = MEMBER + """
                     and m.user_id = (select s.user_id from session s
                                       where s.tenant_id = $1 and s.id = $2
                                         and s.ended_at is null and s.expires_at > now())
                    """;

    private static final String START = """
            insert into session (tenant_id, id, user_id, client_id, expires_at)
            values ($1, $2, $3, $4, $5)
            """;

    private static final String ADD_TOKEN =
            "insert into refresh_token (tenant_id, hash, session_id) values ($1, $2, $3)";

    private static final String USE_TOKEN = """
            update refresh_token set used_at = now()
             where tenant_id = $1 and hash = $2 and used_at is null
            """;

    private static final String END = """
            update session set ended_at = now()
             where tenant_id = $1 and id = $2 and ended_at is null
            """;

    private final Pool pool;
    private final SessionSettings settings;
    private final Counter reused;

    Sessions(Pool pool, SessionSettings settings, MeterRegistry metrics) {
        this.pool = pool;
        this.settings = settings;
        this.reused = metrics.counter("neonpro.sessions.reused.tokens");
    }

    /** Signs a person in; empty unless they are a member of the tenant. */
    public Uni<Optional<Session>> start(UUID tenant, UUID person, String clientId) {
        UUID id = Ids.next();
        return inTenant(
                tenant,
                connection -> present(connection, tenant, person)
                        .chain(found -> ifPresent(
                                found,
                                member -> insert(connection, id, member, clientId)
                                        .chain(() -> next(connection, id, member)))));
    }

    /** Exchanges a refresh token for the next one; empty when it, or its session, is over. */
    public Uni<Optional<Session>> renew(KnownToken known, Secret token) {
        return inTenant(
                known.tenant(),
                connection -> isFirstUse(connection, known, token)
                        .chain(isFirst -> isFirst ? renew(connection, known) : endStolen(connection, known)));
    }

    public Uni<Void> end(UUID tenant, UUID session) {
        return inTenant(tenant, connection -> end(connection, tenant, session));
    }

    /** Whose session it is; empty when it is over, or they are no member any more. */
    public Uni<Optional<Member>> member(UUID tenant, UUID session) {
        return inTenant(tenant, connection -> member(connection, tenant, session));
    }

    private Uni<Optional<Session>> renew(SqlConnection connection, KnownToken known) {
        return member(connection, known.tenant(), known.session())
                .chain(found -> ifPresent(found, member -> next(connection, known.session(), member)));
    }

    private Uni<Optional<Session>> endStolen(SqlConnection connection, KnownToken known) {
        reused.increment();
        LOG.warnf("A refresh token of session %s was used twice", known.session());
        return end(connection, known.tenant(), known.session()).replaceWith(Optional.empty());
    }

    private Uni<Boolean> isFirstUse(SqlConnection connection, KnownToken known, Secret token) {
        return connection
                .preparedQuery(USE_TOKEN)
                .execute(Tuple.of(known.tenant(), Buffer.buffer(token.hash())))
                .map(used -> used.rowCount() == 1);
    }

    private Uni<Void> insert(SqlConnection connection, UUID id, Member member, String clientId) {
        OffsetDateTime expiresAt = OffsetDateTime.now(ZoneOffset.UTC).plus(settings.lifespan());
        return connection
                .preparedQuery(START)
                .execute(Tuple.of(member.tenant(), id, member.id(), clientId, expiresAt))
                .replaceWithVoid();
    }

    private static Uni<Optional<Session>> next(SqlConnection connection, UUID session, Member member) {
        Secret token = Secret.random();
        return connection
                .preparedQuery(ADD_TOKEN)
                .execute(Tuple.of(member.tenant(), Buffer.buffer(token.hash()), session))
                .replaceWith(Optional.of(new Session(session, member, token)));
    }

    private static Uni<Void> end(SqlConnection connection, UUID tenant, UUID session) {
        return connection.preparedQuery(END).execute(Tuple.of(tenant, session)).replaceWithVoid();
    }

    private static Uni<Optional<Member>> member(SqlConnection connection, UUID tenant, UUID session) {
        return connection
                .preparedQuery(OF_SESSION)
                .execute(Tuple.of(tenant, session))
                .map(Sessions::firstMember);
    }

    private static Uni<Optional<Member>> present(SqlConnection connection, UUID tenant, UUID person) {
        return connection
                .preparedQuery(PRESENT)
                .execute(Tuple.of(tenant, person))
                .map(Sessions::firstMember);
    }

    private static Optional<Member> firstMember(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Member.of(row.getDelegate()))
                .findFirst();
    }

    private <T> Uni<T> inTenant(UUID tenant, Function<SqlConnection, Uni<T>> work) {
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> pool.withTransaction(work));
    }

    private static <T, R> Uni<Optional<R>> ifPresent(Optional<T> value, Function<T, Uni<Optional<R>>> then) {
        return value.map(then).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
