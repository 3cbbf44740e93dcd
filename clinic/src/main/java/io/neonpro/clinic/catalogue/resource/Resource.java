package io.neonpro.clinic.catalogue.resource;

import io.neonpro.clinic.catalogue.Listed;
import io.neonpro.contracts.clinic.ResourceKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
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
        implements Listed {}
