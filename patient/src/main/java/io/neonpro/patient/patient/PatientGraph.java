package io.neonpro.patient.patient;

import static io.neonpro.contracts.access.Permissions.PATIENT_NAME;
import static io.neonpro.contracts.access.Permissions.PATIENT_READ;
import static io.neonpro.contracts.access.Permissions.PATIENT_WRITE;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.graph.Arguments;
import io.neonpro.kernel.graph.Connection;
import io.neonpro.kernel.web.Versions;
import io.neonpro.kernel.web.json.MergePatch;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.patient.person.PersonalDetails;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Patients over GraphQL. */
@GraphQLApi
@Link(
        url = "https://specs.apollo.dev/federation/v2.7",
        _import = {@Import(name = "@key"), @Import(name = "@shareable")})
public class PatientGraph {

    private final Patients patients;
    private final PatientDirectory directory;
    private final Arguments arguments;

    PatientGraph(Patients patients, PatientDirectory directory, Arguments arguments) {
        this.patients = patients;
        this.directory = directory;
        this.arguments = arguments;
    }

    @Query
    @Description("A patient, or null when there is none.")
    @PermissionsAllowed({PATIENT_NAME, PATIENT_READ})
    public Uni<PatientProfile> patient(@Id @NonNull UUID id) {
        return patient(List.of(id)).map(List::getFirst);
    }

    @Audited("patient.search")
    @Query
    @Description("Patients by name, CPF, e-mail or phone, as far as typed; all when not asked.")
    @PermissionsAllowed({PATIENT_NAME, PATIENT_READ})
    public Uni<Connection<PatientProfile>> patients(
            @DefaultValue("") @Size(max = PatientDirectory.MAX_QUERY_LENGTH) @Nullable String query,
            @Nullable Integer first,
            @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        String sought = Objects.requireNonNullElse(query, "");
        return directory.search(sought, page).map(found -> Connection.of(found, PatientDirectory.BY_NAME, page));
    }

    @Audited(value = "patient.register", isChange = true)
    @Mutation
    @PermissionsAllowed(PATIENT_WRITE)
    public Uni<PatientProfile> registerPatient(@NonNull PatientInput patient) {
        return patients.register(arguments.read("patient", PersonalDetails.class));
    }

    @Audited(value = "patient.update", isChange = true)
    @Mutation
    @Description("Changes what is given; null removes it. Refused when the version is another.")
    @PermissionsAllowed(PATIENT_WRITE)
    public Uni<PatientProfile> updatePatient(
            @Id @NonNull UUID id, @NonNull PatientInput changes, @Nullable Integer version) {
        MergePatch<PersonalDetails> patch = arguments.patch("changes");
        return patients.update(id, current -> Versions.require(version, current), patch::applyTo);
    }

    /** Patients that other subgraphs mention, in the order asked for. */
    @Audited("patient.read")
    @Resolver
    @PermissionsAllowed({PATIENT_NAME, PATIENT_READ})
    public Uni<List<@Nullable PatientProfile>> patient(List<UUID> id) {
        return directory.find(id).map(found -> {
            Map<UUID, PatientProfile> byId =
                    found.stream().collect(Collectors.toMap(PatientProfile::id, Function.identity()));
            return id.stream().<PatientProfile>map(byId::get).toList();
        });
    }
}
