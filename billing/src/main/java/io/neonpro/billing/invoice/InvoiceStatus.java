package io.neonpro.billing.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** Where an invoice is in its life. */
@RegisterForReflection
public enum InvoiceStatus {
    /** The appointment is made, the treatment not yet given. */
    @JsonProperty("draft")
    DRAFT,
    /** The treatment was given, or is charged all the same: the patient owes it. */
    @JsonProperty("issued")
    ISSUED,
    /** Nothing is open any more. */
    @JsonProperty("paid")
    PAID,
    /** The appointment was cancelled, or the clinic charges nothing: nobody owes it. */
    @JsonProperty("voided")
    VOIDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InvoiceStatus ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
