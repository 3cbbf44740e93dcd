package io.neonpro.clinic.onboarding;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a clinic is for, as somebody says who signs it up: with what its catalogue begins. */
@RegisterForReflection
public enum ClinicKind {
    @JsonProperty("aesthetics")
    AESTHETICS,
    @JsonProperty("dermatology")
    DERMATOLOGY,
    @JsonProperty("dental")
    DENTAL,
    @JsonProperty("physiotherapy")
    PHYSIOTHERAPY
}
