package io.neonpro.notify;

import io.neonpro.devstack.client.ApiClient;
import io.neonpro.devstack.token.TestTokens;
import java.util.UUID;

/** Speaks to the service as somebody of one clinic group, and reads what it has written. */
public final class Api extends ApiClient {

    public static final String MESSAGES = "/api/v1/messages";
    public static final String PREFERENCES = "/api/v1/patients/{id}/preferences";
    public static final String TEMPLATE = "/api/v1/templates/{name}";

    private static final String ALL = "message:read preference:read preference:write template:read template:write";

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
    public Api allowedTo(String scopes) {
        return new Api(tenant, scopes);
    }
}
