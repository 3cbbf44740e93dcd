package io.neonpro.contracts.clinic;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What sort of thing, other than a person, an appointment occupies. */
@RegisterForReflection
public enum ResourceKind {
    @JsonProperty("room")
    ROOM,
    @JsonProperty("device")
    DEVICE
}
