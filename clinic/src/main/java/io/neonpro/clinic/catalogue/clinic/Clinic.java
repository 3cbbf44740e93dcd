package io.neonpro.clinic.catalogue.clinic;

import io.neonpro.clinic.catalogue.Listed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
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
        implements Listed {}
