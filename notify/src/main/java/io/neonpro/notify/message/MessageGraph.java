package io.neonpro.notify.message;

import static io.neonpro.contracts.access.Permissions.MESSAGE_READ;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.federation.Resolver;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Messages over GraphQL. */
@GraphQLApi
@Link(
        url = "https://specs.apollo.dev/federation/v2.7",
        _import = {@Import(name = "@key"), @Import(name = "@shareable")})
public class MessageGraph {

    private final MessageLog log;

    MessageGraph(MessageLog log) {
        this.log = log;
    }

    @Query
    @Description("A message, or null when there is none.")
    @PermissionsAllowed(MESSAGE_READ)
    public Uni<MessageDetails> message(@Id @NonNull UUID id) {
        return message(List.of(id)).map(List::getFirst);
    }

    @Audited("message.read")
    @Description("What they were told, newest first; at most 100.")
    @PermissionsAllowed(MESSAGE_READ)
    public Uni<List<List<MessageDetails>>> messages(@Source List<Patient> patients, @Nullable Integer first) {
        List<UUID> ids = patients.stream().map(Patient::id).toList();
        return log.ofPatients(ids, PageRequest.of(first, null).limit())
                .map(found -> found.stream().collect(Collectors.groupingBy(MessageDetails::patientId)))
                .map(byPatient -> ids.stream()
                        .map(id -> byPatient.getOrDefault(id, List.of()))
                        .toList());
    }

    @PermissionsAllowed(MESSAGE_READ)
    public Patient patient(@Source MessageDetails message) {
        return new Patient(message.patientId());
    }

    /** Messages that other subgraphs mention, in the order asked for. */
    @Audited("message.read")
    @Resolver
    @PermissionsAllowed(MESSAGE_READ)
    public Uni<List<@Nullable MessageDetails>> message(List<UUID> id) {
        return log.find(id).map(found -> {
            Map<UUID, MessageDetails> byId =
                    found.stream().collect(Collectors.toMap(MessageDetails::id, Function.identity()));
            return id.stream().<MessageDetails>map(byId::get).toList();
        });
    }

    /** Patients, for whom other subgraphs vouch. */
    @Resolver
    @PermissionsAllowed(MESSAGE_READ)
    public Uni<List<Patient>> patient(List<UUID> id) {
        return Uni.createFrom().item(id.stream().map(Patient::new).toList());
    }
}
