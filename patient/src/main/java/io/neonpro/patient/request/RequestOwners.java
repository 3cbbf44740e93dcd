package io.neonpro.patient.request;

import io.neonpro.kernel.audit.Whose;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose the requests are that are shown or asked for, for the access log. */
@Singleton
class RequestOwners {

    @Produces
    @Singleton
    Whose<SubjectRequest> shown() {
        return Whose.one(SubjectRequest.class, SubjectRequest::patientId);
    }

    @Produces
    @Singleton
    Whose<RequestFilter> sought() {
        return Whose.one(RequestFilter.class, RequestFilter::patientId);
    }
}
