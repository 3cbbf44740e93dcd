package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.crypto.Fingerprints;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The platform's memory of sign-ups: what was begun under which key, and which slugs are taken. */
@ApplicationScoped
class SignUpTable {

    private static final String BEGUN =
            "select request_digest, sign_up, tenant, owner, clinic from sign_up where key_digest = $1";

    private static final TenantStatement BEGIN = new TenantStatement("""
            insert into sign_up (tenant, key_digest, request_digest, sign_up, owner, clinic)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (key_digest) do update
               set sign_up = excluded.sign_up, tenant = excluded.tenant, owner = excluded.owner,
                   clinic = excluded.clinic, asked_at = now()
             where sign_up.sign_up = $7
            """);

    private static final String CLAIMED = "select claimed from slug where name = $1";

    private static final TenantStatement CLAIM =
            new TenantStatement("insert into slug (claimed, name) values ($1, $2) on conflict do nothing");

    private static final TenantStatement IS_OURS =
            new TenantStatement("select from slug where claimed = $1 and name = $2");

    private final Pool pool;
    private final Fingerprints fingerprints;

    SignUpTable(Pool pool, Fingerprints fingerprints) {
        this.pool = pool;
        this.fingerprints = fingerprints;
    }

    /** What was begun under this key in the last day; fails with 422 when the request was another. */
    Uni<Optional<SignUpIds>> begun(SignUpKey key) {
        return pool.preparedQuery(BEGUN)
                .execute(Tuple.of(Buffer.buffer(key.digest())))
                .map(rows -> {
                    RowIterator<Row> found = rows.iterator();
                    return found.hasNext() ? Optional.of(ids(found.next(), key)) : Optional.empty();
                });
    }

    /**
     * Keeps what is begun under a key, in the transaction of its tenant that begins it; false when somebody else was faster.
     *
     * @param undone what was begun before, and came to nothing
     */
    Uni<Boolean> begin(SignUpKey key, SignUpIds ids, Optional<SignUpIds> undone) {
        return BEGIN.run(
                        Buffer.buffer(key.digest()),
                        Buffer.buffer(fingerprints.of(key.content())),
                        ids.signUp(),
                        ids.owner(),
                        ids.clinic(),
                        undone.orElse(ids).signUp())
                .map(kept -> kept == 1);
    }

    /** Whether nobody has this slug. */
    Uni<Boolean> isFree(String slug) {
        return pool.preparedQuery(CLAIMED).execute(Tuple.of(slug)).map(rows -> rows.size() == 0);
    }

    /** Takes a slug, in the transaction of the tenant that signs up; false when somebody else was faster. */
    Uni<Boolean> claim(String slug) {
        return CLAIM.run(slug).chain(() -> IS_OURS.find(row -> row, slug)).map(Optional::isPresent);
    }

    private SignUpIds ids(Row row, SignUpKey key) {
        if (!fingerprints.isOf(key.content(), row.getBuffer("request_digest").getBytes())) {
            throw ProblemException.unprocessable("idempotency-key-reused", "This key was used for another request.");
        }
        return new SignUpIds(
                row.getUUID("sign_up"), row.getUUID("tenant"), row.getUUID("owner"), row.getUUID("clinic"));
    }
}
