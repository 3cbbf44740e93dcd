package io.neonpro.kernel.web.idempotency;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The table of answers; every call belongs to the transaction of the caller. */
@ApplicationScoped
class StoredAnswers {

    /** Waits for a transaction that has the same key, and finds nothing to do if it commits. */
    private static final TenantStatement CLAIM = new TenantStatement("""
                    insert into idempotency
                           (tenant_id, actor, key, request, status, location, etag, body)
                    values ($1, $2, $3, $4, 0, '', '', '') on conflict do nothing
                    """);

    private static final TenantStatement STORE = new TenantStatement("""
                    update idempotency set status = $4, location = $5, etag = $6, body = $7
                     where tenant_id = $1 and actor = $2 and key = $3
                    """);

    private static final TenantStatement FIND = new TenantStatement("""
                    select request, status, location, etag, body
                      from idempotency where tenant_id = $1 and actor = $2 and key = $3
                    """);

    /** Whether this is the first request with its key. */
    Uni<Boolean> claim(IdempotencyKey key, String request) {
        return CLAIM.run(key.actor(), key.text(), request).map(inserted -> inserted == 1);
    }

    Uni<Void> store(IdempotencyKey key, StoredAnswer answer) {
        return STORE.run(key.actor(), key.text(), answer.status(), answer.location(), answer.etag(), answer.body())
                .replaceWithVoid();
    }

    /** The answer to an earlier request; fails with 422 when that was another request. */
    Uni<StoredAnswer> find(IdempotencyKey key, String request) {
        return FIND.find(row -> answer(row, request), key.actor(), key.text()).map(Optional::orElseThrow);
    }

    private static StoredAnswer answer(Row row, String request) {
        if (!row.getString("request").equals(request)) {
            throw ProblemException.unprocessable("idempotency-key-reused", "This key was used for another request.");
        }
        return new StoredAnswer(
                row.getInteger("status"), row.getString("location"), row.getString("etag"), row.getString("body"));
    }
}
