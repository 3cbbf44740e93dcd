package io.neonpro.kernel.replay;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What is told again of the current tenant's, and how far. All in the caller's transaction. */
@ApplicationScoped
class Republications {

    private static final TenantStatement BEGIN = new TenantStatement("""
                    insert into republication
                           (tenant_id, id, stream, type, since, until, with_effects, phase, part, position)
                    values ($1, $2, $3, $4, $5, $6, $7, 'streams', 0, $8)
                    """);

    private static final TenantStatement FIND = new TenantStatement("""
                    select id, stream, type, since, until, with_effects, phase, part, position
                      from republication where tenant_id = $1 and id = $2
                    """);

    private static final TenantStatement ADVANCE = new TenantStatement("""
                    update republication
                       set phase = $3, part = $4, position = $5, told = told + $6, updated_at = now()
                     where tenant_id = $1 and id = $2
                    """);

    Uni<Void> begin(Republication one) {
        return BEGIN.run(
                        one.id(),
                        one.stream().orElse(null),
                        one.selection().type().orElse(null),
                        one.selection().since().orElse(null),
                        one.selection().until().orElse(null),
                        one.selection().withEffects(),
                        one.beginning())
                .replaceWithVoid();
    }

    Uni<Optional<Republication>> find(UUID id) {
        return FIND.find(Republication::of, id);
    }

    /**
     * @param told how many events more
     */
    Uni<Void> advance(Republication next, int told) {
        return ADVANCE.run(next.id(), next.phase().code(), (short) next.part(), next.position(), (long) told)
                .replaceWithVoid();
    }
}
