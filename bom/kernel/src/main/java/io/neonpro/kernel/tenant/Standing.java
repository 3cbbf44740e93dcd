package io.neonpro.kernel.tenant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** Whether a tenant may work. */
@RegisterForReflection
public enum Standing {
    OPEN,
    /** It may read, and change nothing. */
    SUSPENDED,
    /** It has left, and nobody acts for it any more. */
    CLOSED;

    /** As it is stored. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Standing ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
