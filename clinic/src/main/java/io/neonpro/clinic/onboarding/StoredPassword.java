package io.neonpro.clinic.onboarding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The same, as it may be kept.
 *
 * @param password its hash
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredPassword(String password) {

    @Override
    public String toString() {
        return "StoredPassword[]";
    }
}
