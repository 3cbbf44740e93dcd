package io.neonpro.scheduling.occupation;

import io.neonpro.kernel.tenancy.Tenancy;
import java.util.UUID;

/** Whose a hold is. */
public final class Callers {

    /** All callers that have no id: platform services. */
    private static final UUID PLATFORM = new UUID(0, 0);

    private Callers() {}

    /** The user or service account that asks. */
    public static UUID current() {
        return Tenancy.require().user().orElse(PLATFORM);
    }
}
