package io.neonpro.clinic.tenant;

import static io.neonpro.contracts.access.Permissions.TENANT_READ;

import io.neonpro.kernel.tenancy.Tenancy;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** The caller's tenant over GraphQL. */
@GraphQLApi
@Link(
        url = "https://specs.apollo.dev/federation/v2.7",
        _import = {@Import(name = "@key"), @Import(name = "@shareable")})
public class TenantGraph {

    private final TenantDirectory directory;

    TenantGraph(TenantDirectory directory) {
        this.directory = directory;
    }

    @Query
    @Description("The caller's own tenant.")
    @PermissionsAllowed(TENANT_READ)
    public Uni<TenantProfile> tenant() {
        return directory.profile().map(Versioned::value);
    }

    /** Of the ids asked for, only the caller's own is known. */
    @Resolver
    @PermissionsAllowed(TENANT_READ)
    public Uni<List<TenantProfile>> resolveTenant(List<UUID> id) {
        UUID own = Tenancy.require().tenant();
        return directory.profile().map(profile -> {
            List<TenantProfile> found = new ArrayList<>();
            id.forEach(one -> found.add(one.equals(own) ? profile.value() : null));
            return found;
        });
    }
}
