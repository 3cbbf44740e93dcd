package io.neonpro.contracts.access;

import static io.neonpro.contracts.access.Permissions.*;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user or service account is in a clinic group, and what that lets them do.
 *
 * <p>Two laws draw the lines. LGPD art. 6, III: nobody sees more personal data than their task
 * needs. Medical records are more: health data (LGPD art. 5, II and art. 11) under professional
 * secrecy, not to be handled by people who are not bound by it (Código de Ética Médica, Resolução
 * CFM 2.217/2018, art. 85; Resolução CFM 1.821/2007 for electronic records). Hence only those who
 * treat read and write them, and the owner, who answers for the data as its controller (LGPD art.
 * 18).
 */
@RegisterForReflection
public enum Role {
    /** Answers for the clinic group, as the controller of its data (LGPD art. 5, VI). */
    OWNER(
            PATIENT_NAME,
            PATIENT_READ,
            PATIENT_WRITE,
            RECORD_READ,
            RECORD_WRITE,
            CONSENT_READ,
            CONSENT_WRITE,
            APPOINTMENT_READ,
            APPOINTMENT_WRITE,
            CATALOGUE_READ,
            CATALOGUE_WRITE,
            TENANT_READ,
            TENANT_WRITE,
            TENANT_EXPORT,
            INVOICE_READ,
            INVOICE_WRITE,
            PAYMENT_READ,
            PAYMENT_WRITE,
            MESSAGE_READ,
            MESSAGE_WRITE,
            PREFERENCE_READ,
            PREFERENCE_WRITE,
            TEMPLATE_READ,
            TEMPLATE_WRITE,
            USER_READ,
            USER_WRITE,
            SERVICE_ACCOUNT_READ,
            SERVICE_ACCOUNT_WRITE),

    /** Runs the day-to-day; not bound by professional secrecy, so without medical records. */
    MANAGER(
            PATIENT_NAME,
            PATIENT_READ,
            PATIENT_WRITE,
            CONSENT_READ,
            CONSENT_WRITE,
            APPOINTMENT_READ,
            APPOINTMENT_WRITE,
            CATALOGUE_READ,
            CATALOGUE_WRITE,
            TENANT_READ,
            INVOICE_READ,
            INVOICE_WRITE,
            PAYMENT_READ,
            PAYMENT_WRITE,
            MESSAGE_READ,
            MESSAGE_WRITE,
            PREFERENCE_READ,
            PREFERENCE_WRITE,
            TEMPLATE_READ,
            TEMPLATE_WRITE,
            USER_READ,
            USER_WRITE),

    /** Treats, and documents it in the medical record. */
    PRACTITIONER(
            PATIENT_NAME,
            PATIENT_READ,
            PATIENT_WRITE,
            RECORD_READ,
            RECORD_WRITE,
            CONSENT_READ,
            CONSENT_WRITE,
            APPOINTMENT_READ,
            APPOINTMENT_WRITE,
            CATALOGUE_READ,
            TENANT_READ,
            MESSAGE_READ,
            PREFERENCE_READ),

    /** Registers, books and takes payments at the desk. */
    RECEPTION(
            PATIENT_NAME,
            PATIENT_READ,
            PATIENT_WRITE,
            CONSENT_READ,
            CONSENT_WRITE,
            APPOINTMENT_READ,
            APPOINTMENT_WRITE,
            CATALOGUE_READ,
            TENANT_READ,
            INVOICE_READ,
            PAYMENT_READ,
            PAYMENT_WRITE,
            MESSAGE_READ,
            MESSAGE_WRITE,
            PREFERENCE_READ,
            PREFERENCE_WRITE,
            TEMPLATE_READ),

    /** Invoices and reconciles; knows patients only as far as an invoice names them. */
    FINANCE(
            PATIENT_NAME,
            APPOINTMENT_READ,
            CATALOGUE_READ,
            TENANT_READ,
            INVOICE_READ,
            INVOICE_WRITE,
            PAYMENT_READ,
            PAYMENT_WRITE),

    /** Sees and books for themselves only, as the patient that their token names; and what the group offers. */
    PATIENT(OWN_READ, OWN_WRITE, CATALOGUE_READ),

    /** A machine that reads what others do; what a part of the platform may do is configured for each. */
    SERVICE(
            PATIENT_READ,
            CONSENT_READ,
            APPOINTMENT_READ,
            CATALOGUE_READ,
            TENANT_READ,
            INVOICE_READ,
            MESSAGE_READ,
            PREFERENCE_READ);

    private final Set<String> permissions;

    Role(String... permissions) {
        this.permissions = Set.of(permissions);
    }

    /** What this role alone allows, as noun:verb. */
    public Set<String> permissions() {
        return permissions;
    }

    /** What all of these roles together allow, sorted. */
    public static Set<String> permissions(Collection<Role> roles) {
        var all = new TreeSet<String>();
        roles.forEach(role -> all.addAll(role.permissions));
        return all;
    }

    /** The name in tokens and JSON, for example {@code reception}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of this {@link #code()}.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static Role of(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role is called " + code);
    }
}
