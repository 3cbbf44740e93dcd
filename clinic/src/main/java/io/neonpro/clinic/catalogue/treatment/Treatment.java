package io.neonpro.clinic.catalogue.treatment;

import io.neonpro.clinic.catalogue.Listed;
import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.kernel.value.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** Something that is done for a patient, as it is shown. */
@Key(fields = @FieldSet("id"))
@RegisterForReflection
public record Treatment(
        @Id @NonNull UUID id,
        @NonNull String name,
        int durationMinutes,
        int bufferMinutes,
        @NonNull Money price,
        @NonNull Requirements requires,
        boolean archived,
        int version)
        implements Listed {}
