package io.neonpro.billing.invoice;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** An appointment, which scheduling describes and billing adds the invoice to. */
@Key(fields = @FieldSet("id"))
public record Appointment(@Id @NonNull UUID id) {}
