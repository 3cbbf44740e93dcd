package io.neonpro.identity.factor;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Roles;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which roles of a tenant need a second factor, as its configuration says: {@code compliance.secondFactorRoles}. */
@ApplicationScoped
public class FactorPolicy {

    private static final String SETTING = "secondFactorRoles";

    private static final TenantStatement KEEP = new TenantStatement("""
                    insert into factor_policy (tenant_id, revision, roles) values ($1, $2, $3)
                    on conflict (tenant_id) do update set revision = excluded.revision, roles = excluded.roles
                     where factor_policy.revision < excluded.revision
                    """);

    private static final TenantStatement IS_NEEDED = new TenantStatement("""
                    select 1 from factor_policy p join membership m on m.tenant_id = p.tenant_id
                     where p.tenant_id = $1 and m.user_id = $2 and m.roles && p.roles
                    """);

    /** What the current tenant's configuration says now; in the caller's transaction. */
    public Uni<Void> keep(long revision, Map<String, Object> compliance) {
        return KEEP.run(revision, Roles.column(roles(compliance.get(SETTING)))).replaceWithVoid();
    }

    /** Whether a person may not sign in to a tenant without one. */
    public Uni<Boolean> isNeeded(UUID tenant, UUID person) {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> Transactions.ofStatements(
                        () -> IS_NEEDED.find(row -> true, person).map(found -> found.isPresent())));
    }

    /** What is no role does not count: a newer release may know more of them. */
    private static List<Role> roles(Object setting) {
        return setting instanceof Collection<?> codes
                ? Arrays.stream(Role.values())
                        .filter(role -> codes.contains(role.code()))
                        .toList()
                : List.of();
    }
}
