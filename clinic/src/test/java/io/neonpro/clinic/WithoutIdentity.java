package io.neonpro.clinic;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service as its tests run it: with everything but identity, which nobody listens for. */
public final class WithoutIdentity implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "quarkus.rest-client.identity.url", "http://127.0.0.1:1",
                "neonpro.sign-up.burst", "40",
                "neonpro.sign-up.per-minute", "1");
    }
}
