package io.neonpro.clinic.tenant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A tenant as clients see it. */
@Name("Tenant")
@Description("A group of clinics.")
@Key(fields = @FieldSet("id"))
@RegisterForReflection
public record TenantProfile(
        @Id @NonNull UUID id,
        @NonNull String name,
        @NonNull String slug,
        @NonNull String timezone,
        @NonNull Standing standing,
        @Nullable Plan plan) {

    public static TenantProfile of(Tenant tenant) {
        return new TenantProfile(
                tenant.id(), tenant.name(), tenant.slug(), tenant.timezone().getId(), tenant.standing(), tenant.plan());
    }

    static TenantProfile of(Row row) {
        return new TenantProfile(
                row.getUUID("tenant_id"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("timezone"),
                Standing.ofCode(row.getString("standing")),
                Optional.ofNullable(row.getString("plan")).map(Plan::ofCode).orElse(null));
    }
}
