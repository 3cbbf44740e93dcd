package io.neonpro.clinic.catalogue.clinic;

import static io.neonpro.contracts.access.Permissions.CATALOGUE_READ;

import io.neonpro.clinic.catalogue.References;
import io.neonpro.kernel.graph.Connection;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Clinics over GraphQL. */
@GraphQLApi
public class ClinicGraph {

    private final ClinicDirectory directory;

    ClinicGraph(ClinicDirectory directory) {
        this.directory = directory;
    }

    @Query
    @Description("The clinics, oldest first.")
    @PermissionsAllowed(CATALOGUE_READ)
    public Uni<Connection<Clinic>> clinics(@Nullable Integer first, @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return directory.page(request).map(page -> Connection.of(page, directory.order(), request));
    }

    @Resolver
    @PermissionsAllowed(CATALOGUE_READ)
    public Uni<List<Clinic>> clinic(List<UUID> id) {
        return References.resolve(id, directory::findAll);
    }
}
