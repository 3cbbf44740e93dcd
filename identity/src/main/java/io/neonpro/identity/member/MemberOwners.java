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
        return Whose.one(UserAnswer.class, UserAnswer::id);
    }

    @Produces
    @Singleton
    Whose<MembershipAnswer> member() {
        return Whose.one(MembershipAnswer.class, MembershipAnswer::userId);
    }
}
