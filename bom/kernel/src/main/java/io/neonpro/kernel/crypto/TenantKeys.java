package io.neonpro.kernel.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The key of each tenant, which wraps the keys of its data subjects. */
@ApplicationScoped
class TenantKeys {

    private final KeyEncryption master;
    private final Cache<UUID, AesKey> held;

    TenantKeys(KeyEncryption master, KeyConfig config) {
        this.master = master;
        held = Caffeine.newBuilder()
                .maximumSize(config.held())
                .expireAfterWrite(config.heldFor())
                .build();
    }

    /** The current tenant's key, made when the tenant has none. */
    Uni<AesKey> current() {
        UUID tenant = Tenancy.require().tenant();
        AesKey known = held.getIfPresent(tenant);
        return known != null
                ? Uni.createFrom().item(known)
                : KeyTable.TENANT
                        .findOrInsert(() -> master.wrap(AesKey.random().bytes(), context(tenant)))
                        .flatMap(row -> unwrap(row, tenant));
    }

    private Uni<AesKey> unwrap(KeyRow row, UUID tenant) {
        return master.unwrap(row.wrapped().orElseThrow(), context(tenant))
                .map(AesKey::new)
                .invoke(key -> {
                    if (row.settled()) {
                        held.put(tenant, key);
                    }
                });
    }

    private static String context(UUID tenant) {
        return "tenant-key|" + tenant;
    }
}
