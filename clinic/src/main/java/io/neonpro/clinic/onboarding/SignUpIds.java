package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.value.Ids;
import java.util.UUID;

/** The ids that a sign-up gives out: by them, each of its steps is known again when repeated. */
record SignUpIds(UUID tenant, UUID owner, UUID clinic) {

    static SignUpIds next() {
        return new SignUpIds(Ids.next(), Ids.next(), Ids.next());
    }
}
