package io.neonpro.clinic.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** Whether a tenant may work. */
@RegisterForReflection
public enum Standing {
    @JsonProperty("open")
    OPEN,
    /** It may read, and change nothing. */
    @JsonProperty("suspended")
    SUSPENDED,
    /** It has left, for good. */
    @JsonProperty("closed")
    CLOSED;

    /** As in JSON and SQL. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Standing ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
