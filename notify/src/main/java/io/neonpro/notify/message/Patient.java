package io.neonpro.notify.message;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A patient, whom the patient service describes and notify adds the messages to. */
@Key(fields = @FieldSet("id"))
public record Patient(@Id @NonNull UUID id) {}
