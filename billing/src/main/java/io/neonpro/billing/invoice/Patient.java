package io.neonpro.billing.invoice;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A patient, whom the patient service describes and billing adds the invoices to. */
@Key(fields = @FieldSet("id"))
public record Patient(@Id @NonNull UUID id) {}
