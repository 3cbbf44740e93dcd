package io.neonpro.scheduling.agenda;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.graph.Arguments;
import io.neonpro.kernel.security.CallerStreams;
import io.neonpro.kernel.value.Ids;
import io.neonpro.scheduling.appointment.AppointmentNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** The live agenda over GraphQL. */
@GraphQLApi
public class AgendaGraph {

    private final Agendas agendas;
    private final CallerStreams streams;
    private final KnownClinics clinics;

    AgendaGraph(Agendas agendas, CallerStreams streams, KnownClinics clinics) {
        this.streams = streams;
        this.agendas = agendas;
        this.clinics = clinics;
    }

    /** Takes text: SmallRye GraphQL fails, and blames itself, when it cannot read an argument of a subscription. */
    @Subscription
    @Description("A clinic's appointments as they change, each as it stands then.")
    @PermissionsAllowed(Permissions.APPOINTMENT_READ)
    public Multi<AppointmentNode> agendaChanged(@Id @NonNull String clinicId) {
        UUID clinic = Arguments.value("clinicId", clinicId, Ids::of);
        return streams.open(() -> clinics.require(clinic).onItem().transformToMulti(known -> agendas.changes(clinic)))
                .map(change -> AppointmentNode.of(change.appointment()));
    }
}
