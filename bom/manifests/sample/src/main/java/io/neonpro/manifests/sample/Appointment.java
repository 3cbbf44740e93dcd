package io.neonpro.manifests.sample;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;

/** An entity this subgraph owns, with the scalars the services use. */
@Key(fields = @FieldSet("id"))
@Description("A patient's time with a practitioner")
public record Appointment(UUID id, OffsetDateTime start, Status status, Patient patient) {

    /** What may become of an appointment. */
    public enum Status {
        SCHEDULED,
        CANCELLED
    }
}
