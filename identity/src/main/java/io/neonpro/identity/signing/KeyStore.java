package io.neonpro.identity.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.neonpro.kernel.crypto.KeyEncryption;
import io.neonpro.kernel.crypto.WrappedKey;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Key pairs in the database, their private parts sealed by the master key. */
@ApplicationScoped
class KeyStore {

    /** Key of the advisory lock that makes instances take turns at rotating. */
    private static final long LOCK = 0x6964656e74697479L;

    private static final String TAKE_TURN = "select pg_advisory_xact_lock($1)";
    private static final String DELETE = "delete from signing_key where kid = any($1)";

    private static final String ALL = """
            select public_key::text as public_key, sealed_private, master_key, created_at, signs_from
              from signing_key
            """;

    private static final String INSERT = """
            insert into signing_key (kid, public_key, sealed_private, master_key, created_at, signs_from)
            values ($1, $2::text::jsonb, $3, $4, $5, $6)
            """;

    private final Pool pool;
    private final KeyEncryption master;

    KeyStore(Pool pool, KeyEncryption master) {
        this.pool = pool;
        this.master = master;
    }

    Uni<KeyRing> load() {
        return load(pool);
    }

    /** Lets one instance at a time change the keys, by what it finds then; answers the new ring. */
    Uni<KeyRing> change(Function<KeyRing, Revision> decision) {
        return Tenancy.runAsPlatform(() -> pool.withTransaction(connection -> lock(connection)
                .chain(() -> load(connection))
                .map(decision)
                .chain(revision -> apply(connection, revision))
                .chain(() -> load(connection))));
    }

    /** Those that an earlier master key has wrapped; added again, the current one seals them. */
    List<SigningKey> outdated(KeyRing known) {
        return known.keys().stream()
                .filter(key -> !key.master().equals(master.current()))
                .toList();
    }

    /** Keys to drop, and then keys to add. */
    record Revision(List<SigningKey> added, List<SigningKey> dropped) {

        boolean isEmpty() {
            return added.isEmpty() && dropped.isEmpty();
        }
    }

    /** A new one, that no master key has sealed yet. */
    static SigningKey create(Instant now, Instant signsFrom) {
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyID(Ids.next().toString())
                    .generate();
            return new SigningKey(pair, "", now, signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException("P-256 is not available", e);
        }
    }

    private static Uni<Void> lock(SqlConnection connection) {
        return connection.preparedQuery(TAKE_TURN).execute(Tuple.of(LOCK)).replaceWithVoid();
    }

    private Uni<Void> apply(SqlConnection connection, Revision revision) {
        return delete(connection, revision.dropped())
                .chain(() -> Multi.createFrom()
                        .iterable(revision.added())
                        .onItem()
                        .transformToUniAndConcatenate(key -> insert(connection, key))
                        .collect()
                        .last());
    }

    private Uni<Void> insert(SqlConnection connection, SigningKey key) {
        return master.wrap(key.pair().getD().decode(), context(key.kid()))
                .map(wrapped -> row(key, wrapped))
                .chain(row -> connection.preparedQuery(INSERT).execute(row))
                .replaceWithVoid();
    }

    private static Tuple row(SigningKey key, WrappedKey wrapped) {
        return Tuple.of(
                key.kid(),
                key.pair().toPublicJWK().toJSONString(),
                Buffer.buffer(wrapped.bytes()),
                wrapped.master(),
                key.createdAt().atOffset(ZoneOffset.UTC),
                key.signsFrom().atOffset(ZoneOffset.UTC));
    }

    private static Uni<Void> delete(SqlConnection connection, List<SigningKey> keys) {
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(keys.stream().map(SigningKey::kid).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Uni<KeyRing> load(SqlClient client) {
        return client.preparedQuery(ALL)
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(this::unseal)
                .collect()
                .asList()
                .map(KeyRing::new);
    }

    private Uni<SigningKey> unseal(Row row) {
        ECKey published = parse(row.getString("public_key"));
        var wrapped = new WrappedKey(
                row.getString("master_key"), row.getBuffer("sealed_private").getBytes());
        return master.unwrap(wrapped, context(published.getKeyID()))
                .map(secret -> new SigningKey(
                        new ECKey.Builder(published).d(Base64URL.encode(secret)).build(),
                        wrapped.master(),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("signs_from").toInstant()));
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored key is no JWK", e);
        }
    }

    private static String context(String kid) {
        return "signing-key|" + kid;
    }
}
