package io.neonpro.kernel.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.kernel.crypto.ErasedSubjectException;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.crypto.TenantSeal;
import io.neonpro.kernel.crypto.TenantSeals;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of answers; every call belongs to the transaction of the caller. A body is sealed with the key of the
 * person whom it is about, and goes with it, or else with the tenant's; a request is known by a fingerprint that is
 * keyed, as what is in it may be guessed.
 */
@ApplicationScoped
class StoredAnswers {

    private static final String PURPOSE = "idempotency";
    private static final byte[] NOTHING = {};

    /** Waits for a transaction that has the same key, and finds nothing to do if it commits. */
    private static final TenantStatement CLAIM = new TenantStatement("""
                    insert into idempotency (tenant_id, actor, key, request, clinics, status, location, etag)
                    values ($1, $2, $3, $4, cast($5 as uuid[]), 0, '', '') on conflict do nothing
                    """);

    private static final TenantStatement STORE = new TenantStatement("""
                    update idempotency set status = $4, location = $5, etag = $6, body = $7, subject = $8
                     where tenant_id = $1 and actor = $2 and key = $3
                    """);

    /** Whether somebody was erased says their key's row, and not a key that this instance may still hold. */
    private static final TenantStatement FIND = new TenantStatement("""
                    select i.request, i.status, i.location, i.etag, i.body, i.subject, i.clinics,
                           (select coalesce(s.destroyed_at, s.blocked_until) from subject_key s
                             where s.tenant_id = i.tenant_id and s.subject_id = i.subject) is not null as is_erased
                      from idempotency i
                     where i.tenant_id = $1 and i.actor = $2 and i.key = $3
                    """);

    private final TenantSeals seals;
    private final SubjectKeys subjects;

    StoredAnswers(TenantSeals seals, SubjectKeys subjects) {
        this.seals = seals;
        this.subjects = subjects;
    }

    /**
     * Whether this is the first request with its key.
     *
     * @param request what tells it from others
     */
    Uni<Boolean> claim(IdempotencyKey key, byte[] request) {
        return seals.of(PURPOSE)
                .map(seal -> Buffer.buffer(seal.fingerprint(request)))
                .flatMap(fingerprint -> CLAIM.run(
                        key.actor(),
                        key.text(),
                        fingerprint,
                        ClinicScope.current().column()))
                .map(inserted -> inserted == 1);
    }

    /**
     * @param subject whom the answer is about, if anybody; of somebody who was erased its body is not kept
     */
    Uni<Void> store(IdempotencyKey key, StoredAnswer answer, Optional<UUID> subject) {
        return sealed(key, answer.body().getBytes(UTF_8), subject)
                .flatMap(body -> STORE.run(
                        key.actor(),
                        key.text(),
                        answer.status(),
                        answer.location(),
                        answer.etag(),
                        Buffer.buffer(body),
                        subject.orElse(null)))
                .replaceWithVoid();
    }

    /**
     * The answer to an earlier request; fails with 422 when that was another request, with 403 when it was made for a
     * clinic that the caller does not work in any more, with 410 when whom it was about was erased since.
     */
    Uni<StoredAnswer> find(IdempotencyKey key, byte[] request) {
        return seals.of(PURPOSE)
                .flatMap(seal -> FIND.find(Kept::of, key.actor(), key.text())
                        .map(Optional::orElseThrow)
                        .invoke(kept -> kept.require(seal, request)))
                .flatMap(kept -> open(key, kept).map(body -> kept.answer(new String(body, UTF_8))));
    }

    private Uni<byte[]> sealed(IdempotencyKey key, byte[] body, Optional<UUID> subject) {
        return subject.map(person -> subjects.of(person)
                        .map(own -> own.seal(body, PURPOSE, key.place()))
                        .onFailure(ErasedSubjectException.class)
                        .recoverWithItem(NOTHING))
                .orElseGet(() -> seals.of(PURPOSE).map(seal -> seal.seal(body, key.place())));
    }

    private Uni<byte[]> open(IdempotencyKey key, Kept kept) {
        return kept.subject()
                .map(person -> subjects.find(person)
                        .map(own -> own.orElseThrow(StoredAnswers::erased).open(kept.body(), PURPOSE, key.place())))
                .orElseGet(() -> seals.of(PURPOSE).map(seal -> seal.open(kept.body(), key.place())));
    }

    private static ProblemException erased() {
        return ProblemException.of(410, "erased", "The person whom this was about was erased.");
    }

    /** A row of the table. */
    private record Kept(
            byte[] request,
            int status,
            String location,
            String etag,
            byte[] body,
            Optional<UUID> subject,
            ClinicScope clinics,
            boolean isErased) {

        static Kept of(Row row) {
            return new Kept(
                    row.getBuffer("request").getBytes(),
                    row.getInteger("status"),
                    row.getString("location"),
                    row.getString("etag"),
                    row.getBuffer("body").getBytes(),
                    Optional.ofNullable(row.getUUID("subject")),
                    ClinicScope.ofColumn(row.getArrayOfUUIDs("clinics")),
                    row.getBoolean("is_erased"));
        }

        void require(TenantSeal seal, byte[] content) {
            if (!seal.isOf(content, request)) {
                throw ProblemException.unprocessable(
                        "idempotency-key-reused", "This key was used for another request.");
            }
            ClinicScope.current().requireEvery(clinics);
            if (isErased) {
                throw erased();
            }
        }

        StoredAnswer answer(String opened) {
            return new StoredAnswer(status, location, etag, opened);
        }
    }
}
