package io.neonpro.scheduling.availability;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import java.util.UUID;

/** Who asks: somebody at a desk, for anybody, or a patient, for themselves. */
public final class Asker {

    private Asker() {}

    /** Whether they may be told of this patient's appointments. */
    public static boolean maySee(UUID patient) {
        TenantContext asker = Tenancy.require();
        return asker.permissions().contains(Permissions.APPOINTMENT_READ)
                || asker.patient().filter(patient::equals).isPresent();
    }

    /** Whether they book for whoever stands before them. */
    public static boolean isAtDesk() {
        return Tenancy.require().permissions().contains(Permissions.APPOINTMENT_WRITE);
    }
}
