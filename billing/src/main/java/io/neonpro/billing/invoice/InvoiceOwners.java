package io.neonpro.billing.invoice;

import io.neonpro.kernel.audit.Whose;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose the invoices are that are shown, paid or asked for, for the access log. */
@Singleton
class InvoiceOwners {

    @Produces
    @Singleton
    Whose<InvoiceDetails> shown() {
        return Whose.one(InvoiceDetails.class, InvoiceDetails::patientId);
    }

    @Produces
    @Singleton
    Whose<RecordedPayment> paid() {
        return Whose.one(RecordedPayment.class, RecordedPayment::patientId);
    }

    @Produces
    @Singleton
    Whose<InvoiceFilter> sought() {
        return Whose.one(InvoiceFilter.class, InvoiceFilter::patientId);
    }
}
