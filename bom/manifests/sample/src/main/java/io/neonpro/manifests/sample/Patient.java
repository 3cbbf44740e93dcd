package io.neonpro.manifests.sample;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import java.util.UUID;

/** An entity that another subgraph describes and this one adds a field to. */
@Key(fields = @FieldSet("id"))
public record Patient(UUID id) {}
