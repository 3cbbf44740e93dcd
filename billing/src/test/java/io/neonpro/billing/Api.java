package io.neonpro.billing;

import io.neonpro.devstack.client.ApiClient;
import io.neonpro.devstack.token.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

/** Speaks to the service as somebody of one clinic group, and reads what it has written. */
public final class Api extends ApiClient {

    public static final String INVOICES = "/api/v1/invoices";
    public static final String INVOICE = INVOICES + "/{id}";
    public static final String PAYMENTS = INVOICE + "/payments";
    public static final String ISSUE = INVOICE + "/issue";
    public static final String VOID = INVOICE + "/void";

    private static final String ALL = "invoice:read invoice:write payment:read payment:write";

    private final UUID tenant;

    private Api(UUID tenant, String scopes) {
        this(tenant, TestTokens.user(tenant).scopes(scopes));
    }

    private Api(UUID tenant, TestTokens caller) {
        super(caller);
        this.tenant = tenant;
    }

    public static Api of(UUID tenant) {
        return new Api(tenant, ALL);
    }

    /** The same tenant's, who work in these of its clinics only. */
    public Api at(UUID... clinics) {
        return new Api(tenant, TestTokens.user(tenant).scopes(ALL).clinics(clinics));
    }

    /** The same tenant's patient, for themselves. */
    public Api ofPatient(UUID patient) {
        return ofPatient(patient, "own:read own:write catalogue:read");
    }

    public Api ofPatient(UUID patient, String scopes) {
        Api own = new Api(tenant, TestTokens.patient(tenant, patient).scopes(scopes));
        own.know(this);
        return own;
    }

    /** The same tenant's, with these permissions only. */
    public Api allowedTo(String... scopes) {
        return new Api(tenant, String.join(" ", scopes));
    }

    public ValidatableResponse pay(UUID invoice, String amount) {
        return post(PAYMENTS, payment(amount), invoice);
    }

    /** By PIX, in reais. */
    public static Map<String, Object> payment(String amount) {
        return payment("pix", amount, "BRL");
    }

    public static Map<String, Object> payment(String method, String amount, String currency) {
        return Map.of("method", method, "amount", Map.of("amount", amount, "currency", currency));
    }
}
