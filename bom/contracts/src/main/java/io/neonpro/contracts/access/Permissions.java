package io.neonpro.contracts.access;

/** The permissions an endpoint may ask for and a token's {@code scope} lists, as noun:verb. */
public final class Permissions {

    /** What a patient is called, and nothing else of them. */
    public static final String PATIENT_NAME = "patient:name";

    /** Who a patient is and how they are reached. */
    public static final String PATIENT_READ = "patient:read";

    public static final String PATIENT_WRITE = "patient:write";

    /** Medical records: health data, sensitive by LGPD art. 5, II and under CFM secrecy. */
    public static final String RECORD_READ = "record:read";

    public static final String RECORD_WRITE = "record:write";
    public static final String CONSENT_READ = "consent:read";
    public static final String CONSENT_WRITE = "consent:write";
    public static final String APPOINTMENT_READ = "appointment:read";
    public static final String APPOINTMENT_WRITE = "appointment:write";

    /** Clinics, practitioners, resources, treatments and hours. */
    public static final String CATALOGUE_READ = "catalogue:read";

    public static final String CATALOGUE_WRITE = "catalogue:write";
    public static final String TENANT_READ = "tenant:read";
    public static final String TENANT_WRITE = "tenant:write";

    /** All that a clinic group has in any service, to take along. */
    public static final String TENANT_EXPORT = "tenant:export";

    public static final String INVOICE_READ = "invoice:read";
    public static final String INVOICE_WRITE = "invoice:write";
    public static final String PAYMENT_READ = "payment:read";
    public static final String PAYMENT_WRITE = "payment:write";
    public static final String MESSAGE_READ = "message:read";
    public static final String MESSAGE_WRITE = "message:write";

    /** How a patient wants to be reached. */
    public static final String PREFERENCE_READ = "preference:read";

    public static final String PREFERENCE_WRITE = "preference:write";
    public static final String TEMPLATE_READ = "template:read";
    public static final String TEMPLATE_WRITE = "template:write";

    /** Users and their memberships. */
    public static final String USER_READ = "user:read";

    public static final String USER_WRITE = "user:write";
    public static final String SERVICE_ACCOUNT_READ = "service-account:read";
    public static final String SERVICE_ACCOUNT_WRITE = "service-account:write";

    /** What the clinic group keeps about the bearer themselves, as its patient, and their own bookings there. */
    public static final String OWN_READ = "own:read";

    public static final String OWN_WRITE = "own:write";

    private Permissions() {}
}
