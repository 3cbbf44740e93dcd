package io.neonpro.identity.member;

import io.neonpro.identity.letter.Letters;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** In whose name others were asked to join the current tenant: people and machines. */
@ApplicationScoped
public class Inviters {

    private static final TenantStatement END =
            new TenantStatement("delete from invitation where tenant_id = $1 and invited_by = $2 returning id");

    private final Letters letters;

    Inviters(Letters letters) {
        this.letters = letters;
    }

    /** What they asked others is not asked any more; in the caller's transaction. */
    public Uni<Void> end(UUID inviter) {
        return END.list(row -> row.getUUID("id"), inviter)
                .onItem()
                .transformToMulti(invitations -> Multi.createFrom().iterable(invitations))
                .onItem()
                .transformToUniAndConcatenate(letters::cancel)
                .collect()
                .last();
    }
}
