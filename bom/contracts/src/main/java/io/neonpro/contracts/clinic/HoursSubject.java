package io.neonpro.contracts.clinic;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whose hours they are. */
@RegisterForReflection
public enum HoursSubject {
    @JsonProperty("clinic")
    CLINIC,
    @JsonProperty("practitioner")
    PRACTITIONER
}
