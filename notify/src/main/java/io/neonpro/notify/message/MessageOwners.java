package io.neonpro.notify.message;

import io.neonpro.kernel.audit.Whose;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose the messages are that are shown or asked for, for the access log. */
@Singleton
class MessageOwners {

    @Produces
    @Singleton
    Whose<MessageDetails> shown() {
        return Whose.one(MessageDetails.class, MessageDetails::patientId);
    }

    @Produces
    @Singleton
    Whose<MessageFilter> sought() {
        return Whose.one(MessageFilter.class, MessageFilter::patientId);
    }
}
