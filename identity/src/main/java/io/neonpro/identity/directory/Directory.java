package io.neonpro.identity.directory;

import io.neonpro.identity.secret.Secret;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What signing in must know before it knows the tenant: whose a client id, an e-mail address, a
 * refresh token or an authorization code is. The only reads across tenants; they have a database
 * role of their own, whose policies open just these tables.
 */
@ApplicationScoped
public class Directory {

    private static final String PERSON = """
            select id, email, name, password_hash, email_verified_at is not null as is_verified
              from platform_user where email = $1
            """;

    private static final String PERSON_BY_ID = PERSON.replace("email = $1", "id = $1");

    private static final String INVITED = "select email from invitation where id = $1 and expires_at > now()";

    private static final String INVITATION = "select tenant_id from invitation where id = $1";

    private static final String MACHINE = """
            select a.tenant_id, a.id, a.name, a.roles, a.clinic_ids, a.administers, a.requires_proof,
                   array(select encode(s.hash, 'hex') from service_account_secret s
                          where s.tenant_id = a.tenant_id and s.account_id = a.id
                            and (s.valid_until is null or s.valid_until > now())) as hashes
              from service_account a where a.id = $1
            """;

    private static final String TENANTS = """
            select tenant_id from membership
             where user_id = $1
               and (state = 'active' or state = 'pending' and expires_at > now())
             order by created_at, tenant_id limit 100
            """;

    private static final String REFRESH_TOKEN = """
            select t.tenant_id, t.session_id, t.issued_at, s.user_id, s.client_id, s.scope, s.started_at, s.said_second_factor,
                   s.ended_at is null and s.expires_at > now() as is_open, t.used_at is null as is_unused
              from refresh_token t
              join session s on s.tenant_id = t.tenant_id and s.id = t.session_id
             where t.hash = $1
            """;

    private static final String CODE = """
            select tenant_id, user_id, client_id, redirect_uri, code_challenge, nonce, scope,
                   signed_in_at, said_second_factor, session_id, expires_at > now() as is_fresh
              from authorization_code where hash = $1
            """;

    private static final String SESSION = """
            select tenant_id, id, user_id, client_id, device, started_at, expires_at, said_second_factor
              from session where id = $1 and ended_at is null and expires_at > now()
            """;

    private static final String SESSIONS = """
            select tenant_id, id, user_id, client_id, device, started_at, expires_at, said_second_factor
              from session where user_id = $1 and ended_at is null and expires_at > now()
             order by started_at desc, id limit 100
            """;

    private final Pool pool;

    Directory(@ReactiveDataSource("relay") Pool pool) {
        this.pool = pool;
    }

    /**
     * @param email normalised
     */
    public Uni<Optional<KnownPerson>> person(String email) {
        return find(PERSON, email, KnownPerson::of);
    }

    public Uni<Optional<KnownPerson>> person(UUID id) {
        return find(PERSON_BY_ID, id, KnownPerson::of);
    }

    /** The tenant that asks somebody to join. */
    public Uni<Optional<UUID>> inviter(UUID invitation) {
        return find(INVITATION, invitation, row -> row.getUUID("tenant_id"));
    }

    /** The address of whom a tenant asks to join. */
    public Uni<Optional<String>> invited(UUID invitation) {
        return find(INVITED, invitation, row -> row.getString("email"));
    }

    public Uni<Optional<KnownMachine>> machine(UUID clientId) {
        return find(MACHINE, clientId, KnownMachine::of);
    }

    /** The tenants that a person may sign in to, the one they joined first before the others. */
    public Uni<List<UUID>> tenantsOf(UUID person) {
        return list(TENANTS, person, row -> row.getUUID("tenant_id"));
    }

    public Uni<Optional<KnownToken>> refreshToken(Secret token) {
        return find(REFRESH_TOKEN, hash(token), KnownToken::of);
    }

    public Uni<Optional<KnownCode>> authorizationCode(Secret code) {
        return find(CODE, hash(code), KnownCode::of);
    }

    /** One that has not ended, wherever somebody signed in. */
    public Uni<Optional<KnownSession>> session(UUID id) {
        return find(SESSION, id, KnownSession::of);
    }

    /** Where a person is signed in, the latest first; a hundred at most. */
    public Uni<List<KnownSession>> sessionsOf(UUID person) {
        return list(SESSIONS, person, KnownSession::of);
    }

    private static Object hash(Secret token) {
        return Buffer.buffer(token.hash());
    }

    private <T> Uni<Optional<T>> find(String sql, Object key, Function<Row, T> reader) {
        return list(sql, key, reader).map(rows -> rows.stream().findFirst());
    }

    private <T> Uni<List<T>> list(String sql, Object key, Function<Row, T> reader) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(key))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(reader)
                        .toList());
    }
}
