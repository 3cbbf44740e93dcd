package io.neonpro.notify.sender;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tenants for which somebody answers: an owner who has proved that their address is theirs. Of others nobody gets mail from the
 * platform's domain, unless the platform is set up to trust whoever signs up.
 */
@ApplicationScoped
public class KnownSenders {

    private static final TenantStatement ADD =
            new TenantStatement("insert into known_sender (tenant_id) values ($1) on conflict do nothing");

    private static final TenantStatement IS_KNOWN =
            new TenantStatement("select 1 from known_sender where tenant_id = $1");

    private final SenderSettings settings;

    KnownSenders(SenderSettings settings) {
        this.settings = settings;
    }

    /** Whether the current tenant may write; in the caller's transaction. */
    public Uni<Boolean> mayWrite() {
        return settings.mustBeVerified()
                ? IS_KNOWN.find(row -> true).map(found -> found.isPresent())
                : Uni.createFrom().item(true);
    }

    Uni<?> add() {
        return ADD.run();
    }
}
