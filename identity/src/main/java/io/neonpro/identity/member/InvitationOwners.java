package io.neonpro.identity.member;

import io.neonpro.kernel.audit.Whose;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who is asked to join a tenant, for the access log: known by the invitation. */
@Singleton
class InvitationOwners {

    @Produces
    @Singleton
    Whose<InvitationAnswer> asked() {
        return Whose.one(InvitationAnswer.class, InvitationAnswer::id);
    }
}
