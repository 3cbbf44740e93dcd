package io.neonpro.clinic.catalogue.practitioner;

import io.neonpro.clinic.catalogue.Listed;
import io.neonpro.contracts.clinic.Registration;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Somebody who treats patients, as they are shown. */
@Key(fields = @FieldSet("id"))
@RegisterForReflection
public record Practitioner(
        @Id @NonNull UUID id,
        @NonNull String name,
        @NonNull String category,
        @Nullable Registration registration,
        @Id @NonNull List<UUID> clinicIds,
        boolean archived,
        int version)
        implements Listed {

    static Practitioner of(PractitionerEntry entry) {
        return new Practitioner(
                entry.id(),
                entry.name,
                entry.category.code(),
                entry.registration(),
                List.of(entry.clinicIds),
                entry.archived,
                entry.version);
    }

    static Practitioner of(Row row) {
        String council = row.getString("council");
        return new Practitioner(
                row.getUUID("id"),
                row.getString("name"),
                Category.valueOf(row.getString("category")).code(),
                council == null
                        ? null
                        : new Registration(
                                council, row.getString("registration_number"), row.getString("registration_state")),
                List.of(row.getArrayOfUUIDs("clinic_ids")),
                row.getBoolean("archived"),
                row.getInteger("version"));
    }
}
