package io.neonpro.patient.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** What a person may ask for (LGPD art. 18). */
@RegisterForReflection
public enum RequestKind {
    /** To know what is kept about them (I, II). */
    @JsonProperty("access")
    ACCESS,
    /** To have it put right (III). */
    @JsonProperty("correction")
    CORRECTION,
    /** To take it along (V). */
    @JsonProperty("portability")
    PORTABILITY,
    /** To have it erased (IV, VI). */
    @JsonProperty("erasure")
    ERASURE,
    /** To take a consent back (IX). */
    @JsonProperty("revocation")
    REVOCATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RequestKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
