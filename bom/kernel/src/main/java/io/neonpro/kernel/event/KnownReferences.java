package io.neonpro.kernel.event;

import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which things of other services the current tenant has, for those who only refer to them: kept as their events tell of
 * them, and never forgotten, since what is archived may still be referred to.
 */
@ApplicationScoped
public class KnownReferences {

    private static final TenantStatement KEEP = new TenantStatement(
            "insert into known_reference (tenant_id, kind, id) values (?1, ?2, ?3) on conflict do nothing");

    private static final TenantStatement KNOWN = new TenantStatement("""
                    select id from known_reference
                     where tenant_id = ?1 and kind = ?2 and id = any(cast(?3 as uuid[]))
                    """);

    /**
     * Within the caller's transaction.
     *
     * @param kind in kebab-case, as the published language has it
     */
    public Uni<Void> keep(String kind, UUID id) {
        return KEEP.run(kind, id).replaceWithVoid();
    }

    /**
     * Within the caller's transaction.
     *
     * @param byField what a request refers to, by the fields that do
     * @return fails with 422 {@code unknown-<kind>}, naming each field that refers to nothing
     */
    public Uni<Void> require(String kind, Map<String, UUID> byField) {
        if (byField.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return KNOWN.list(UUID.class, kind, byField.values().toArray(UUID[]::new))
                .invoke(known -> requireAll(kind, byField, known))
                .replaceWithVoid();
    }

    private static void requireAll(String kind, Map<String, UUID> byField, List<UUID> known) {
        List<Flaw> flaws = byField.entrySet().stream()
                .filter(reference -> !known.contains(reference.getValue()))
                .map(reference -> new Flaw(reference.getKey(), "unknown-" + kind, "is no " + kind + " of yours"))
                .toList();
        if (!flaws.isEmpty()) {
            throw Rejected.invalid("unknown-" + kind, "There is no such " + kind + ".")
                    .naming(flaws)
                    .asFailure();
        }
    }
}
