package io.neonpro.patient.request;

import io.neonpro.contracts.privacy.RequestEvent.Due;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Requests that are late, or will soon be. */
@ApplicationScoped
class DueRequests {

    private static final TenantStatement COUNT = new TenantStatement("""
                    select count(*) as due from subject_request
                     where tenant_id = $1 and state in ('open', 'under-way') and due_at < $2
                    """);

    private final Outbox outbox;

    DueRequests(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Tells identity, which writes to the owners; in the caller's transaction.
     *
     * @return of how many
     */
    Uni<Long> tell() {
        return COUNT.find(row -> row.getLong("due"), DeadlineRules.soon(Instant.now()))
                .map(found -> found.orElse(0L))
                .call(count -> count == 0 ? Uni.createFrom().voidItem() : tell(count));
    }

    private Uni<Void> tell(long count) {
        UUID tenant = Tenancy.require().tenant();
        return outbox.publish(tenant, new Due(tenant, count));
    }
}
