package io.neonpro.scheduling.appointment;

import io.neonpro.scheduling.reference.References.ClinicReference;
import io.neonpro.scheduling.reference.References.PatientReference;
import io.neonpro.scheduling.reference.References.PractitionerReference;
import io.neonpro.scheduling.reference.References.ResourceReference;
import io.neonpro.scheduling.reference.References.TreatmentReference;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** An appointment in the graph. */
@Key(fields = @FieldSet("id"))
@Name("Appointment")
@Description("A patient's time with a practitioner.")
public record AppointmentNode(
        @Id @NonNull String id,
        @NonNull Status status,
        @NonNull OffsetDateTime start,
        @NonNull OffsetDateTime end,
        int version,
        String reason,
        ClinicReference clinic,
        PatientReference patient,
        TreatmentReference treatment,
        PractitionerReference practitioner,
        ResourceReference room,
        @NonNull List<ResourceReference> devices,

        @Description("Whether it cannot take place as it stands, since the calendar has changed.")
        boolean needsAttention,

        @Description("Why it cannot take place, for example practitioner-archived.") @NonNull
        List<@NonNull String> attention) {

    public static AppointmentNode of(BookedAppointment booked) {
        return new AppointmentNode(
                booked.id().toString(),
                booked.status(),
                booked.start(),
                booked.end(),
                booked.version(),
                booked.reason(),
                ClinicReference.of(booked.clinicId()),
                PatientReference.of(booked.patientId()),
                TreatmentReference.of(booked.treatmentId()),
                PractitionerReference.of(booked.practitionerId()),
                ResourceReference.of(booked.roomId()),
                booked.deviceIds().stream().map(ResourceReference::of).toList(),
                booked.needsAttention(),
                booked.attention());
    }
}
