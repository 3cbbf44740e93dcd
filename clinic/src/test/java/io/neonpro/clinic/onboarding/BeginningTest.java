package io.neonpro.clinic.onboarding;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.clinic.Client;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an owner finds who has signed up. */
@QuarkusTest
@TestProfile(BeginningTest.WithTrial.class)
@WithTestResource(DevstackResource.class)
@WithTestResource(PeerIdentity.class)
class BeginningTest {

    /** As where anybody may sign up. */
    public static final class WithTrial implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.test-port", "0", "neonpro.sign-up.plan", "trial");
        }
    }

    @Test
    void aClinicOfAKindFindsItsTreatments() {
        Client owner = signUp(Map.of("kind", "dental"));

        owner.get("/api/v1/treatments")
                .statusCode(200)
                .body(
                        "items.name",
                        containsInAnyOrder(
                                "Avaliação odontológica", "Profilaxia", "Clareamento dental", "Harmonização orofacial"))
                .body("items.find { it.name == 'Profilaxia' }.price.amount", equalTo("200.00"))
                .body("items.find { it.name == 'Profilaxia' }.durationMinutes", equalTo(45))
                .body("items.find { it.name == 'Profilaxia' }.requires.categories", equalTo(List.of("dentist")));
    }

    @Test
    void aClinicOfNoKindFindsNone() {
        Client owner = signUp(Map.of());

        owner.get("/api/v1/treatments").statusCode(200).body("items", empty());
    }

    @Test
    void everybodyBeginsWithThePlanOfThePlatform() {
        Client owner = signUp(Map.of());

        owner.get("/api/v1/tenant").statusCode(200).body("plan", equalTo("trial"));
    }

    private static Client signUp(Map<String, ?> more) {
        Map<String, Object> asked = new HashMap<>(Map.of(
                "name",
                "Clínicas Aurora",
                "slug",
                "aurora-" + UUID.randomUUID(),
                "timezone",
                "America/Sao_Paulo",
                "owner",
                Map.of("name", "Ana", "email", "ana@example.com", "password", "correct horse battery"),
                "clinic",
                Map.of("name", "Centro")));
        asked.putAll(more);
        Client stranger = new Client(null);
        String token = stranger.post("/api/v1/tenants", asked)
                .statusCode(201)
                .extract()
                .path("token.access_token");
        return stranger.signedIn(token);
    }
}
