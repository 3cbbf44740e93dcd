package io.neonpro.identity.proof;

import io.neonpro.identity.secret.Secret;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Secrets in links that are sent to an address: who has one reads what is sent there. Kept as digests; a secret itself is in the
 * letter and nowhere else. It is looked for before a tenant is known.
 */
@ApplicationScoped
public class Proofs {

    /** Those before it stay good, as the letter with the newest one may get lost; some, not any number. */
    private static final String ADD = """
            with old as (
                delete from proof where hash in (
                    select hash from proof where purpose = $2 and subject = $3 order by expires_at desc offset 4))
            insert into proof (hash, purpose, subject, expires_at)
            values ($1, $2, $3, now() + make_interval(secs => $4))
            """;

    private static final String SUBJECT =
            "select subject from proof where hash = $1 and purpose = $2 and expires_at > now()";

    private static final String TAKE =
            "delete from proof where hash = $1 and purpose = $2 and expires_at > now() returning subject";

    private static final String FORGET = "delete from proof where purpose = $1 and subject = $2";

    private final Pool pool;

    Proofs(@ReactiveDataSource("relay") Pool pool) {
        this.pool = pool;
    }

    /** The secret for a letter that is about to be sent. */
    public Uni<Secret> issue(Purpose purpose, UUID subject) {
        Secret secret = Secret.random();
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(Buffer.buffer(secret.hash()), purpose.code(), subject, (double)
                        purpose.lifespan().toSeconds()))
                .replaceWith(secret);
    }

    /** Whom or what it is about; empty when it is unknown, used or too old. */
    public Uni<Optional<UUID>> subject(Purpose purpose, Secret secret) {
        return find(SUBJECT, purpose, secret);
    }

    /** The same; from now on it is used. */
    public Uni<Optional<UUID>> take(Purpose purpose, Secret secret) {
        return find(TAKE, purpose, secret);
    }

    private Uni<Optional<UUID>> find(String sql, Purpose purpose, Secret secret) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(Buffer.buffer(secret.hash()), purpose.code()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("subject"))
                        .findFirst());
    }

    /** None of this purpose works any more. */
    public Uni<Void> forget(Purpose purpose, UUID subject) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(purpose.code(), subject))
                .replaceWithVoid();
    }
}
