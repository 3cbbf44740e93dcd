package io.neonpro.clinic.catalogue.resource;

import io.neonpro.clinic.catalogue.Listed;
import io.neonpro.contracts.clinic.ResourceKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A room or a device that a treatment occupies, as it is shown. */
@Key(fields = @FieldSet("id"))
@RegisterForReflection
public record Resource(
        @Id @NonNull UUID id,
        @Id @NonNull UUID clinicId,
        @NonNull String name,
        @NonNull ResourceKind kind,
        @Nullable String deviceType,
        boolean archived,
        int version)
        implements Listed {

    static Resource of(ResourceEntry entry) {
        return new Resource(
                entry.id(), entry.clinicId, entry.name, entry.kind, entry.deviceType, entry.archived, entry.version);
    }

    static Resource of(Row row) {
        return new Resource(
                row.getUUID("id"),
                row.getUUID("clinic_id"),
                row.getString("name"),
                ResourceKind.valueOf(row.getString("kind")),
                row.getString("device_type"),
                row.getBoolean("archived"),
                row.getInteger("version"));
    }
}
