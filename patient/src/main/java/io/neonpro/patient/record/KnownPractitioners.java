package io.neonpro.patient.record;

import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who practises in the group, or did: as clinic says when somebody is named first. Nobody is ever taken out of its catalogue. */
@ApplicationScoped
class KnownPractitioners {

    private static final Rejected UNKNOWN = Rejected.invalid(
                    "unknown-practitioner", "This clinic group has no such practitioner.")
            .naming(List.of(
                    new Flaw("practitionerId", "unknown-practitioner", "is no practitioner of this clinic group")));

    private static final TenantStatement FIND =
            new TenantStatement("select id from known_practitioner where tenant_id = $1 and id = $2");

    private static final TenantStatement ADD = new TenantStatement(
            "insert into known_practitioner (tenant_id, id) values ($1, $2) on conflict do nothing");

    private final Referents referents;

    KnownPractitioners(Referents referents) {
        this.referents = referents;
    }

    /**
     * In the caller's transaction.
     *
     * @return fails with {@code unknown-practitioner} for one that clinic does not know
     */
    Uni<Void> require(@Nullable UUID id) {
        return id == null
                ? Uni.createFrom().voidItem()
                : FIND.find(row -> row.getUUID("id"), id)
                        .flatMap(known -> known.isPresent() ? Uni.createFrom().voidItem() : learn(id));
    }

    private Uni<Void> learn(UUID id) {
        return Interlude.ask(new Name(id), () -> referents.isPractitioner(id))
                .invoke(isThere -> {
                    if (!isThere) {
                        throw UNKNOWN.asFailure();
                    }
                })
                .chain(() -> ADD.run(id))
                .replaceWithVoid();
    }

    /** What clinic is asked, which no connection waits for. */
    private record Name(UUID practitioner) {}
}
