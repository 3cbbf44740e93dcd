package io.neonpro.scheduling.availability;

import io.neonpro.scheduling.reference.References.PractitionerReference;
import io.neonpro.scheduling.reference.References.ResourceReference;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A slot in the graph. */
@Name("Slot")
@Description("When, with whom, and with what a treatment can be booked.")
public record SlotNode(
        @NonNull OffsetDateTime start,
        @NonNull OffsetDateTime end,
        PractitionerReference practitioner,
        ResourceReference room,
        @NonNull List<ResourceReference> devices) {

    static SlotNode of(OfferedSlot slot) {
        return new SlotNode(
                slot.start(),
                slot.end(),
                PractitionerReference.of(slot.practitionerId()),
                ResourceReference.of(slot.roomId()),
                slot.deviceIds().stream().map(ResourceReference::of).toList());
    }
}
