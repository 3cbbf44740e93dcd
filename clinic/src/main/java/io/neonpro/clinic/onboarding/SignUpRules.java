package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.onboarding.SignUpEvent.Asked;
import io.neonpro.clinic.onboarding.SignUpEvent.CatalogueFurnished;
import io.neonpro.clinic.onboarding.SignUpEvent.OwnerRegistered;
import io.neonpro.clinic.onboarding.SignUpEvent.TenantOpened;
import io.neonpro.clinic.onboarding.SignUpState.Stage;
import io.neonpro.kernel.workflow.Course;
import io.neonpro.kernel.workflow.Next;

/**
 * First the owner is registered, then the tenant is opened, and then its catalogue is furnished: an address that is another's
 * leaves no tenant behind. Once it is open there is no way back.
 */
final class SignUpRules implements Course<SignUpState, SignUpEvent> {

    static final String REGISTER_OWNER = "register-owner";
    static final String OPEN_TENANT = "open-tenant";
    static final String FURNISH_CATALOGUE = "furnish-catalogue";

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
            case CatalogueFurnished furnished -> state.at(Stage.FURNISHED);
        };
    }

    @Override
    public Next<SignUpEvent> next(SignUpState state) {
        return switch (state.stage()) {
            case ASKED -> new Next.Take<>(REGISTER_OWNER);
            case OWNER_REGISTERED -> new Next.Take<>(OPEN_TENANT);
            case TENANT_OPENED ->
                state.asked().kind() == null ? new Next.Finish<>() : new Next.Take<>(FURNISH_CATALOGUE);
            case FURNISHED -> new Next.Finish<>();
        };
    }

    /** What is furnished late is furnished all the same. */
    @Override
    public boolean isDecided(SignUpState state) {
        return state.stage() == Stage.TENANT_OPENED;
    }
}
