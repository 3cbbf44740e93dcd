package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.onboarding.SignUpEvent.Asked;
import io.neonpro.clinic.onboarding.SignUpEvent.OwnerRegistered;
import io.neonpro.clinic.onboarding.SignUpEvent.TenantOpened;
import io.neonpro.clinic.onboarding.SignUpState.Stage;
import io.neonpro.kernel.workflow.Course;
import io.neonpro.kernel.workflow.Next;

/** First the owner is registered, then the tenant is opened: an address that is another's leaves no tenant behind. */
final class SignUpRules implements Course<SignUpState, SignUpEvent> {

    static final String REGISTER_OWNER = "register-owner";
    static final String OPEN_TENANT = "open-tenant";

    @Override
    public SignUpState initial() {
        return SignUpState.NONE;
    }

    @Override
    public SignUpState evolve(SignUpState state, SignUpEvent event) {
        return switch (event) {
            case Asked asked -> new SignUpState(asked, Stage.ASKED);
            case OwnerRegistered registered -> state.at(Stage.OWNER_REGISTERED);
            case TenantOpened opened -> state.at(Stage.TENANT_OPENED);
        };
    }

    @Override
    public Next<SignUpEvent> next(SignUpState state) {
        return switch (state.stage()) {
            case ASKED -> new Next.Take<>(REGISTER_OWNER);
            case OWNER_REGISTERED -> new Next.Take<>(OPEN_TENANT);
            case TENANT_OPENED -> new Next.Finish<>();
        };
    }
}
