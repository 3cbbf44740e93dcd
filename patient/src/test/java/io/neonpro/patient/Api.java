package io.neonpro.patient;

import io.neonpro.devstack.client.ApiClient;
import io.neonpro.devstack.token.TestTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Speaks to the service as somebody of one clinic group, and reads what it has written. */
public final class Api extends ApiClient {

    public static final String PATIENTS = "/api/v1/patients";

    private static final String ALL = "patient:read patient:write record:read record:write consent:read consent:write";

    private final UUID tenant;

    private Api(UUID tenant, String scopes) {
        this(tenant, TestTokens.user(tenant).scopes(scopes));
    }

    private Api(UUID tenant, TestTokens caller) {
        super(caller);
        this.tenant = tenant;
    }

    public static Api ofNewTenant() {
        return new Api(UUID.randomUUID(), ALL);
    }

    /** The same tenant's, who work in these of its clinics only. */
    public Api at(UUID... clinics) {
        return new Api(tenant, TestTokens.user(tenant).scopes(ALL).clinics(clinics));
    }

    /** The same tenant's, with these permissions only, who knows what was written until now. */
    public Api allowedTo(String scopes) {
        Api other = new Api(tenant, scopes);
        other.know(this);
        return other;
    }

    /** The same tenant's patient, for themselves, who knows what was written until now. */
    public Api ofPatient(UUID patient) {
        return ofPatient(patient, "own:read own:write catalogue:read");
    }

    public Api ofPatient(UUID patient, String scopes) {
        Api own = new Api(tenant, TestTokens.patient(tenant, patient).scopes(scopes));
        own.know(this);
        return own;
    }

    public UUID tenant() {
        return tenant;
    }

    public UUID register(String name) {
        return register(Map.of("name", name));
    }

    /** Registers somebody of whom only this matters. */
    public UUID register(Map<String, String> details) {
        return UUID.fromString(
                post(PATIENTS, person(details)).statusCode(201).extract().path("id"));
    }

    public static Map<String, String> person(Map<String, String> details) {
        Map<String, String> person = new HashMap<>();
        person.put("name", "Ana Souza");
        person.put("birthDate", "1990-05-01");
        person.putAll(details);
        return person;
    }
}
