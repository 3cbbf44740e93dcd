package io.neonpro.scheduling;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Holds of a minute, and a patient service that is not there. */
public final class BriefHolds implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "neonpro.holds.lifetime", "60s",
                "neonpro.peer.patient.url", "http://127.0.0.1:" + PeerPatients.freePort(),
                "quarkus.http.test-port", "0");
    }
}
