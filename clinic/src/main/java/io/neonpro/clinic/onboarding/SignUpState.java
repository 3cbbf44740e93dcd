package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.onboarding.SignUpEvent.Asked;
import org.jspecify.annotations.Nullable;

/**
 * How far a sign-up is.
 *
 * @param asked what was asked; absent before
 */
record SignUpState(@Nullable Asked asked, Stage stage) {

    enum Stage {
        ASKED,
        OWNER_REGISTERED,
        TENANT_OPENED,
        FURNISHED
    }

    static final SignUpState NONE = new SignUpState(null, Stage.ASKED);

    SignUpState at(Stage reached) {
        return new SignUpState(asked, reached);
    }
}
