package io.neonpro.clinic.onboarding;

import io.neonpro.kernel.event.Flaw;
import io.neonpro.kernel.event.Rejected;
import java.util.List;

/** The refusal of a slug that is somebody else's. */
final class SlugTaken {

    private static final Rejected REASON = Rejected.conflict("slug-taken", "This slug belongs to somebody else.")
            .naming(List.of(new Flaw("slug", "slug-taken", "belongs to somebody else")));

    private SlugTaken() {}

    static void unlessFree(boolean isFree) {
        if (!isFree) {
            throw REASON.asFailure();
        }
    }
}
