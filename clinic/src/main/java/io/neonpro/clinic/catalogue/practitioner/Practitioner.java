package io.neonpro.clinic.catalogue.practitioner;

import io.neonpro.clinic.catalogue.Listed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
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
        implements Listed {}
