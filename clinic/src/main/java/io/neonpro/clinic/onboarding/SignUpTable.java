package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.crypto.Fingerprints;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The platform's memory of sign-ups: what was begun under which key, and which slugs are taken. */
@ApplicationScoped
class SignUpTable {

    private static final String BEGIN = """
            insert into sign_up (key_digest, request_digest, sign_up, tenant, owner, clinic)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (key_digest) do update
               set sign_up = excluded.sign_up, tenant = excluded.tenant, owner = excluded.owner,
                   clinic = excluded.clinic, asked_at = now()
             where sign_up.sign_up = ?7
            """;

    private static final String BEGUN =
            "select request_digest, sign_up, tenant, owner, clinic from sign_up where key_digest = ?1";

    private static final String CLAIM = "insert into slug (name, claimed) values (?1, ?2) on conflict do nothing";

    private static final String CLAIMED = "select claimed from slug where name = ?1";

    private final Fingerprints fingerprints;

    SignUpTable(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** What was begun under this key in the last day; fails with 422 when the request was another. */
    Uni<Optional<SignUpIds>> begun(SignUpKey key) {
        return Tenancy.runAsPlatform(() -> Transactions.run(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(BEGUN, Object[].class)
                        .setParameter(1, key.digest())
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> ids(found, key)))));
    }

    /**
     * Keeps what is begun under a key, in the transaction that begins it; false when somebody else was faster.
     *
     * @param undone what was begun before, and came to nothing
     */
    Uni<Boolean> begin(SignUpKey key, SignUpIds ids, Optional<SignUpIds> undone) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(BEGIN)
                        .setParameter(1, key.digest())
                        .setParameter(2, fingerprints.of(key.content()))
                        .setParameter(3, ids.signUp())
                        .setParameter(4, ids.tenant())
                        .setParameter(5, ids.owner())
                        .setParameter(6, ids.clinic())
                        .setParameter(7, undone.orElse(ids).signUp())
                        .executeUpdate())
                .map(kept -> kept == 1);
    }

    /** Whether nobody has this slug. */
    Uni<Boolean> isFree(String slug) {
        return Tenancy.runAsPlatform(() -> Transactions.run(() -> claimed(slug).map(Optional::isEmpty)));
    }

    /** Takes a slug, in the transaction of the sign-up; false when somebody else was faster. */
    Uni<Boolean> claim(String slug, UUID tenant) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CLAIM)
                        .setParameter(1, slug)
                        .setParameter(2, tenant)
                        .executeUpdate())
                .chain(() -> claimed(slug))
                .map(claimed -> claimed.filter(tenant::equals).isPresent());
    }

    private static Uni<Optional<UUID>> claimed(String slug) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CLAIMED, UUID.class)
                        .setParameter(1, slug)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private SignUpIds ids(Object[] row, SignUpKey key) {
        if (!fingerprints.isOf(key.content(), (byte[]) row[0])) {
            throw ProblemException.unprocessable("idempotency-key-reused", "This key was used for another request.");
        }
        return new SignUpIds((UUID) row[1], (UUID) row[2], (UUID) row[3], (UUID) row[4]);
    }
}
