package io.neonpro.identity.letter;

import io.neonpro.identity.proof.Purpose;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who answers for the current tenant. */
@ApplicationScoped
public class Owners {

    private static final TenantStatement ALL = new TenantStatement("""
                    select user_id from membership
                     where tenant_id = $1 and state = 'active' and 'owner' = any (roles)
                    """);

    private final Letters letters;

    Owners(Letters letters) {
        this.letters = letters;
    }

    /** Has each of them who has proved their address get this letter; in the caller's transaction. */
    public Uni<Void> write(Purpose news) {
        return ALL.list(row -> row.getUUID("user_id"))
                .onItem()
                .transformToMulti(owners -> Multi.createFrom().iterable(owners))
                .onItem()
                .transformToUniAndConcatenate(owner -> letters.add(news, owner))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
