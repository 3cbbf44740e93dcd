package io.neonpro.kernel.crypto;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who was erased, for those who ask after them: their keys are gone, or blocked; that they were stays. */
@ApplicationScoped
public class ErasedSubjects {

    private static final String AMONG = """
            select subject_id from subject_key
             where tenant_id = $1 and subject_id = any($2) and (destroyed_at is not null or blocked_until is not null)
            """;

    private static final TenantStatement NOW = new TenantStatement(AMONG);

    private final Reads reads;

    ErasedSubjects(Reads reads) {
        this.reads = reads;
    }

    /** Those of the current tenant, in any order. */
    public Uni<List<UUID>> among(Collection<UUID> subjects) {
        Tuple arguments = Tuple.of(Tenancy.require().tenant()).addArrayOfUUID(subjects.toArray(UUID[]::new));
        return reads.list(AMONG, arguments, row -> row.getUUID("subject_id"));
    }

    /** The same, as the caller's transaction sees it. */
    public Uni<Set<UUID>> now(Collection<UUID> subjects) {
        return NOW.list(row -> row.getUUID("subject_id"), (Object) subjects.toArray(UUID[]::new))
                .map(Set::copyOf);
    }
}
