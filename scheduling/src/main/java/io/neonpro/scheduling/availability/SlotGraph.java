package io.neonpro.scheduling.availability;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.graph.Connection;
import io.neonpro.kernel.web.page.Keys;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.PageRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Free slots over GraphQL. */
@GraphQLApi
public class SlotGraph {

    private static final Keyset<SlotNode> BY_START = new Keyset<>(
            "slots-by-start",
            slot -> List.of(slot.start().toInstant(), slot.practitioner().id()));

    private final Slots slots;

    SlotGraph(Slots slots) {
        this.slots = slots;
    }

    @Query
    @Description("When a treatment can be booked, the earliest first; from and to as in REST.")
    @PermissionsAllowed(Permissions.APPOINTMENT_READ)
    public @NonNull Uni<Connection<SlotNode>> slots(
            @Id @NonNull UUID clinicId,
            @Id @NonNull UUID treatmentId,
            @NonNull String from,
            @NonNull String to,
            @Id UUID practitionerId,
            Integer first,
            String after) {
        PageRequest request = PageRequest.of(first, after);
        Predicate<SlotNode> isWanted =
                BY_START.after(request).map(SlotGraph::after).orElse(one -> true);
        return slots.offered(clinicId, treatmentId, new Window(from, to), Optional.ofNullable(practitionerId))
                .map(offered -> offered.stream()
                        .map(SlotNode::of)
                        .filter(isWanted)
                        .limit(request.rows())
                        .toList())
                .map(rows -> Connection.of(BY_START.page(request, rows), BY_START, request));
    }

    private static Predicate<SlotNode> after(Keys last) {
        Instant start = last.instant(0);
        String practitioner = last.text(1);
        return slot -> {
            int order = slot.start().toInstant().compareTo(start);
            return order > 0 || order == 0 && slot.practitioner().id().compareTo(practitioner) > 0;
        };
    }
}
