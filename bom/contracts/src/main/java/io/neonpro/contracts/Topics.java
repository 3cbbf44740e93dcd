package io.neonpro.contracts;

/** The Kafka topics, one per context; the key of a message is the id of its aggregate. */
public final class Topics {

    /** Patients, medical records and consents. */
    public static final String PATIENT = "neonpro.patient";

    /** Appointments. */
    public static final String SCHEDULING = "neonpro.scheduling";

    /** Tenants and their catalogue. */
    public static final String CLINIC = "neonpro.clinic";

    /** Invoices. */
    public static final String BILLING = "neonpro.billing";

    /** Messages to patients. */
    public static final String NOTIFY = "neonpro.notify";

    /** Users. */
    public static final String IDENTITY = "neonpro.identity";

    private Topics() {}
}
