package io.neonpro.identity.directory;

import io.neonpro.identity.secret.Secret;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
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

    private static final String PERSON = "select id, name, password_hash from platform_user where email = $1";

    private static final String MACHINE = """
            select tenant_id, id, name, secret_hash, roles, clinic_ids
              from service_account where id = $1
            """;

    private static final String TENANTS = """
            select tenant_id from membership
             where user_id = $1
               and (state = 'active' or state = 'pending' and expires_at > now())
             order by created_at, tenant_id limit 100
            """;

    private static final String REFRESH_TOKEN = """
            select t.tenant_id, t.session_id, s.client_id,
                   t.used_at is null and s.ended_at is null and s.expires_at > now() as is_usable
              from refresh_token t
              join session s on s.tenant_id = t.tenant_id and s.id = t.session_id
             where t.hash = $1
            """;

    private static final String CODE = """
            select tenant_id, user_id, client_id, redirect_uri, code_challenge, nonce, is_openid,
                   session_id, expires_at > now() as is_fresh
              from authorization_code where hash = $1
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

    private static Object hash(Secret token) {
        return io.vertx.core.buffer.Buffer.buffer(token.hash());
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
