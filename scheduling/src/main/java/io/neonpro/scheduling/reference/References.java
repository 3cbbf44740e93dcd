package io.neonpro.scheduling.reference;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** What this subgraph refers to, by id; the other subgraphs know the rest. */
public final class References {

    private References() {}

    /** Who is treated; this subgraph adds their appointments. */
    @Key(fields = @FieldSet("id"))
    @Name("Patient")
    @Description("Who is treated.")
    public record PatientReference(@Id @NonNull String id) {

        public static PatientReference of(UUID id) {
            return new PatientReference(id.toString());
        }
    }

    /** Who treats. */
    @Key(fields = @FieldSet("id"), resolvable = false)
    @Name("Practitioner")
    @Description("Who treats.")
    public record PractitionerReference(@Id @NonNull String id) {

        public static PractitionerReference of(UUID id) {
            return new PractitionerReference(id.toString());
        }
    }

    /** What is done. */
    @Key(fields = @FieldSet("id"), resolvable = false)
    @Name("Treatment")
    @Description("What is done.")
    public record TreatmentReference(@Id @NonNull String id) {

        public static TreatmentReference of(UUID id) {
            return new TreatmentReference(id.toString());
        }
    }

    /** Where it is done. */
    @Key(fields = @FieldSet("id"), resolvable = false)
    @Name("Clinic")
    @Description("Where it is done.")
    public record ClinicReference(@Id @NonNull String id) {

        public static ClinicReference of(UUID id) {
            return new ClinicReference(id.toString());
        }
    }

    /** A room or a device. */
    @Key(fields = @FieldSet("id"), resolvable = false)
    @Name("Resource")
    @Description("A room or a device.")
    public record ResourceReference(@Id @NonNull String id) {

        /** Null when there is none. */
        public static ResourceReference of(UUID id) {
            return id == null ? null : new ResourceReference(id.toString());
        }
    }
}
