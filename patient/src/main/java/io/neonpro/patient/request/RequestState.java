package io.neonpro.patient.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** How far a request is. */
@RegisterForReflection
public enum RequestState {
    /** Somebody has to see to it. */
    @JsonProperty("open")
    OPEN,
    /** The platform sees to it. */
    @JsonProperty("under-way")
    UNDER_WAY,
    @JsonProperty("fulfilled")
    FULFILLED,
    @JsonProperty("refused")
    REFUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RequestState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean isEnd() {
        return this == FULFILLED || this == REFUSED;
    }
}
