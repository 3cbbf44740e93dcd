package io.neonpro.clinic.catalogue.clinic;

import io.neonpro.clinic.catalogue.Listed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A place where patients are treated, as it is shown. */
@Key(fields = @FieldSet("id"))
@RegisterForReflection
public record Clinic(
        @Id @NonNull UUID id,
        @NonNull String name,
        @NonNull String timezone,
        @Nullable String address,
        boolean archived,
        int version)
        implements Listed {

    static Clinic of(ClinicEntry entry) {
        ClinicDetails details = entry.details();
        return new Clinic(
                entry.id(),
                details.name().text(),
                details.timezone().getId(),
                entry.address,
                entry.archived,
                entry.version);
    }

    static Clinic of(Row row) {
        return new Clinic(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("timezone"),
                row.getString("address"),
                row.getBoolean("archived"),
                row.getInteger("version"));
    }
}
