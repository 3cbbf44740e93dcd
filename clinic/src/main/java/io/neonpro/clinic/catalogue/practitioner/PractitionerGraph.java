package io.neonpro.clinic.catalogue.practitioner;

import static io.neonpro.contracts.access.Permissions.CATALOGUE_READ;

import io.neonpro.clinic.catalogue.References;
import io.neonpro.clinic.catalogue.clinic.Clinic;
import io.neonpro.clinic.catalogue.clinic.ClinicDirectory;
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

/** Practitioners over GraphQL. */
@GraphQLApi
public class PractitionerGraph {

    private final PractitionerDirectory directory;
    private final ClinicDirectory clinics;

    PractitionerGraph(PractitionerDirectory directory, ClinicDirectory clinics) {
        this.directory = directory;
        this.clinics = clinics;
    }

    @Query
    @Description("The practitioners of one clinic, or of all, oldest first.")
    @PermissionsAllowed(CATALOGUE_READ)
    public Uni<Connection<Practitioner>> practitioners(
            @Id @Nullable UUID clinicId, @Nullable Integer first, @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return directory.page(request, clinicId).map(page -> Connection.of(page, directory.order(), request));
    }

    @Description("Where they work.")
    @PermissionsAllowed(CATALOGUE_READ)
    public Uni<List<List<Clinic>>> clinics(@Source List<Practitioner> practitioners) {
        return clinics.findAll(practitioners.stream()
                        .flatMap(one -> one.clinicIds().stream())
                        .distinct()
                        .toList())
                .map(found -> practitioners.stream()
                        .map(one -> one.clinicIds().stream().map(found::get).toList())
                        .toList());
    }

    @Resolver
    @PermissionsAllowed(CATALOGUE_READ)
    public Uni<List<Practitioner>> practitioner(List<UUID> id) {
        return References.resolve(id, directory::findAll);
    }
}
