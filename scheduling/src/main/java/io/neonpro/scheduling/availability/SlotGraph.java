package io.neonpro.scheduling.availability;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.graph.Connection;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Free slots over GraphQL. */
@GraphQLApi
public class SlotGraph {

    private static final Keyset<SlotNode> BY_START = new Keyset<>(
            Slots.BY_START.name(),
            slot -> List.of(slot.start().toInstant(), slot.practitioner().id()));

    private final Slots slots;

    SlotGraph(Slots slots) {
        this.slots = slots;
    }

    @Query
    @Description("When a treatment can be booked, the earliest first; from and to as in REST. Ignoring an appointment"
            + " shows when it could be moved to.")
    @PermissionsAllowed(Permissions.APPOINTMENT_READ)
    public Uni<Connection<SlotNode>> slots(
            @Id @NonNull UUID clinicId,
            @Id @NonNull UUID treatmentId,
            @NonNull String from,
            @NonNull String to,
            @Id UUID practitionerId,
            @Id UUID ignoring,
            Integer first,
            String after) {
        PageRequest request = PageRequest.of(first, after);
        var search = new SlotSearch(
                clinicId,
                treatmentId,
                new Window(from, to),
                Optional.ofNullable(practitionerId),
                Optional.ofNullable(ignoring));
        return slots.offered(search, request).map(page -> Connection.of(page.map(SlotNode::of), BY_START, request));
    }
}
