package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.crypto.Fingerprints;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The platform's memory of sign-ups: what was begun under which key, and which slugs are taken. */
@ApplicationScoped
class SignUpTable {

    private static final String BEGIN = """
            insert into sign_up (key_digest, request_digest, tenant, owner, clinic)
            values (?1, ?2, ?3, ?4, ?5) on conflict do nothing
            """;

    private static final String BEGUN =
            "select request_digest, tenant, owner, clinic from sign_up where key_digest = ?1";

    private static final String CLAIM = "insert into slug (name, claimed) values (?1, ?2) on conflict do nothing";

    private static final String CLAIMED = "select claimed from slug where name = ?1";

    private final Fingerprints fingerprints;

    SignUpTable(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The ids for this key, the same for a day; fails with 422 when the request was another. */
    Uni<SignUpIds> begin(SignUpKey key) {
        SignUpIds fresh = SignUpIds.next();
        return Tenancy.runAsPlatform(() -> Transactions.run(() -> Panache.getSession()
                .call(session -> insert(session, key, fresh))
                .flatMap(session -> begun(session, key))));
    }

    /** Whether somebody else has this slug. */
    Uni<Boolean> isTaken(String slug, UUID tenant) {
        return Tenancy.runAsPlatform(() -> Transactions.run(() -> isClaimedByAnother(slug, tenant)));
    }

    /** Takes a slug, in the transaction of the sign-up; false when somebody else was faster. */
    Uni<Boolean> claim(String slug, UUID tenant) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CLAIM)
                        .setParameter(1, slug)
                        .setParameter(2, tenant)
                        .executeUpdate())
                .chain(() -> isClaimedByAnother(slug, tenant))
                .map(isTaken -> !isTaken);
    }

    private static Uni<Boolean> isClaimedByAnother(String slug, UUID tenant) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CLAIMED, UUID.class)
                        .setParameter(1, slug)
                        .getSingleResultOrNull())
                .map(claimed -> claimed != null && !claimed.equals(tenant));
    }

    private Uni<Integer> insert(Mutiny.Session session, SignUpKey key, SignUpIds ids) {
        return session.createNativeQuery(BEGIN)
                .setParameter(1, key.digest())
                .setParameter(2, fingerprints.of(key.content()))
                .setParameter(3, ids.tenant())
                .setParameter(4, ids.owner())
                .setParameter(5, ids.clinic())
                .executeUpdate();
    }

    private Uni<SignUpIds> begun(Mutiny.Session session, SignUpKey key) {
        return session.createNativeQuery(BEGUN, Object[].class)
                .setParameter(1, key.digest())
                .getSingleResult()
                .map(row -> ids(row, key));
    }

    private SignUpIds ids(Object[] row, SignUpKey key) {
        if (!fingerprints.isOf(key.content(), (byte[]) row[0])) {
            throw ProblemException.unprocessable("idempotency-key-reused", "This key was used for another request.");
        }
        return new SignUpIds((UUID) row[1], (UUID) row[2], (UUID) row[3]);
    }
}
