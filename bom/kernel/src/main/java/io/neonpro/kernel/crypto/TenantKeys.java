package io.neonpro.kernel.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The key of each tenant, which wraps the keys of its data subjects. */
@ApplicationScoped
class TenantKeys {

    private static final TenantStatement FIND = new TenantStatement("""
                    select wrapped_key, master_key, created_at < now() as settled
                      from tenant_key where tenant_id = $1
                    """);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into tenant_key (tenant_id, wrapped_key, master_key)
                    values ($1, $2, $3) on conflict (tenant_id) do nothing
                    """);

    private final KeyEncryption master;
    private final Reads reads;
    private final Cache<UUID, AesKey> held;

    TenantKeys(KeyEncryption master, Reads reads, KeyConfig config) {
        this.master = master;
        this.reads = reads;
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
                : Transactions.run(() -> findOrAdd(tenant)).flatMap(stored -> unwrap(stored, tenant));
    }

    /** The current tenant's key, if it has one, outside of transactions; whoever only looks makes none. */
    Uni<Optional<AesKey>> find() {
        UUID tenant = Tenancy.require().tenant();
        AesKey known = held.getIfPresent(tenant);
        return known != null
                ? Uni.createFrom().item(Optional.of(known))
                : reads.find(FIND.sql(), Tuple.of(tenant), Stored::of).flatMap(found -> unwrap(found, tenant));
    }

    private Uni<Optional<AesKey>> unwrap(Optional<Stored> found, UUID tenant) {
        return found.map(stored -> unwrap(stored, tenant).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Stored> findOrAdd(UUID tenant) {
        return FIND.find(Stored::of)
                .flatMap(found ->
                        found.map(stored -> Uni.createFrom().item(stored)).orElseGet(() -> add(tenant)));
    }

    /** Unless another transaction was first: then it is theirs. */
    private Uni<Stored> add(UUID tenant) {
        return master.wrap(AesKey.random().bytes(), context(tenant))
                .flatMap(fresh -> Uni.combine()
                        .all()
                        .unis(ADD.run(Buffer.buffer(fresh.bytes()), fresh.master()), FIND.find(Stored::of))
                        .asTuple())
                .map(done -> done.getItem2().orElseThrow());
    }

    private Uni<AesKey> unwrap(Stored stored, UUID tenant) {
        return master.unwrap(stored.key(), context(tenant)).map(AesKey::new).invoke(key -> {
            if (stored.settled()) {
                held.put(tenant, key);
            }
        });
    }

    /** What a tenant's wrapped key is bound to. */
    static String context(UUID tenant) {
        return "tenant-key|" + tenant;
    }

    /**
     * @param settled whether an earlier transaction stored it; one stored by the current transaction is gone if that
     *     rolls back, so it must not be remembered beyond it
     */
    private record Stored(WrappedKey key, boolean settled) {

        static Stored of(Row row) {
            return new Stored(
                    new WrappedKey(
                            row.getString("master_key"),
                            row.getBuffer("wrapped_key").getBytes()),
                    row.getBoolean("settled"));
        }
    }
}
