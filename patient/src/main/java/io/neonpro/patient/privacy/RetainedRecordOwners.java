package io.neonpro.patient.privacy;

import io.neonpro.kernel.audit.Whose;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose a retained record is, for the access log. */
@Singleton
class RetainedRecordOwners {

    @Produces
    @Singleton
    Whose<RetainedRecord> shown() {
        return Whose.one(RetainedRecord.class, retained -> retained.patient().id());
    }
}
