package io.neonpro.clinic.catalogue.resource;

import static io.neonpro.contracts.access.Permissions.CATALOGUE_READ;

import io.neonpro.clinic.catalogue.References;
import io.neonpro.clinic.catalogue.clinic.Clinic;
import io.neonpro.clinic.catalogue.clinic.ClinicDirectory;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.graph.Connection;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Rooms and devices over GraphQL. */
@GraphQLApi
public class ResourceGraph {

    private final ResourceDirectory directory;
    private final ClinicDirectory clinics;

    ResourceGraph(ResourceDirectory directory, ClinicDirectory clinics) {
        this.directory = directory;
        this.clinics = clinics;
    }

    @Query
    @Description("The rooms and devices of one clinic, or of all, oldest first.")
    @PermissionsAllowed(CATALOGUE_READ)
    public Uni<Connection<Resource>> resources(
            @Id @Nullable UUID clinicId, @Nullable ResourceKind kind, @Nullable Integer first, @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return directory.page(request, clinicId, kind).map(page -> Connection.of(page, directory.order(), request));
    }

    @Description("Where it is.")
    @PermissionsAllowed(CATALOGUE_READ)
    public Uni<List<Clinic>> clinic(@Source List<Resource> resources) {
        return clinics.findAll(
                        resources.stream().map(Resource::clinicId).distinct().toList())
                .map(found ->
                        resources.stream().map(one -> found.get(one.clinicId())).toList());
    }

    @Resolver
    @PermissionsAllowed(CATALOGUE_READ)
    public Uni<List<Resource>> resource(List<UUID> id) {
        return References.resolve(id, directory::findAll);
    }
}
