package io.neonpro.identity.member;

import io.neonpro.kernel.audit.Whose;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who works for a tenant and is shown, for the access log. */
@Singleton
class MemberOwners {

    @Produces
    @Singleton
    Whose<UserAnswer> user() {
        return new Whose<>(UserAnswer.class, UserAnswer::id);
    }

    @Produces
    @Singleton
    Whose<MembershipAnswer> member() {
        return new Whose<>(MembershipAnswer.class, MembershipAnswer::userId);
    }
}
