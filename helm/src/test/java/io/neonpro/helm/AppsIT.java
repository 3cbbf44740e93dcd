package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may have people sign in and sent back, and whose pages may read what is answered. */
class AppsIT {

    private static final String APP = "NEONPRO_CLIENTS_APPS_";
    private static final String ORIGINS = "NEONPRO_ALLOWED_ORIGINS";
    private static final String PAGE = "https://api.neonpro.example/docs/";

    private final Rendering small = Rendering.of("small");
    private final Rendering two = Rendering.with(
            Map.of(
                    "global.apps.desk.redirectUris[0]", "https://desk.example/callback",
                    "global.apps.desk.redirectUris[1]", "https://desk.example/again",
                    "global.apps.desk.postLogoutRedirectUris[0]", "https://desk.example/",
                    "global.apps.desk.backchannelLogoutUri", "https://desk.example/out",
                    "global.apps.desk.origins[0]", "https://desk.example",
                    "global.apps.portal.redirectUris[0]", "https://portal.example/callback",
                    "global.apps.portal.origins[0]", "https://portal.example:8443"),
            "neonpro",
            "neonpro");

    @Test
    void identityKnowsThemByWhatIsSaidOfThem() {
        assertThat(two.variable("identity", APP + "DESK_REDIRECT_URIS"))
                .isEqualTo("https://desk.example/callback,https://desk.example/again");
        assertThat(two.variable("identity", APP + "DESK_POST_LOGOUT_REDIRECT_URIS"))
                .isEqualTo("https://desk.example/");
        assertThat(two.variable("identity", APP + "DESK_BACKCHANNEL_LOGOUT_URI"))
                .isEqualTo("https://desk.example/out");
        assertThat(two.variable("identity", APP + "PORTAL_REDIRECT_URIS")).isEqualTo("https://portal.example/callback");
        assertThat(two.variable("identity", APP + "PORTAL_BACKCHANNEL_LOGOUT_URI"))
                .isEmpty();
        assertThat(two.named("Deployment", "patient").toString()).doesNotContain(APP);
    }

    /** In the place of a laptop's addresses, which are nobody's behind an edge. */
    @Test
    void peopleSignInAtTheDocumentationOfTheirEdge() {
        assertThat(small.variable("identity", APP + "NEONPRO_REDIRECT_URIS")).isEqualTo(PAGE);
        assertThat(small.variable("identity", APP + "NEONPRO_POST_LOGOUT_REDIRECT_URIS"))
                .isEqualTo(PAGE);
        assertThat(Rendering.of("kind").named("Deployment", "identity").toString())
                .doesNotContain(APP);
    }

    @Test
    void theirPagesMayReadAtTheEdgeAtTheGatewayAndAtEachService() {
        assertThat(Rendering.SERVICES)
                .allSatisfy(service -> assertThat(two.variable(service, ORIGINS))
                        .isEqualTo("https://desk.example,https://portal.example:8443"));
        assertThat(two.variable("gateway", ORIGINS))
                .isEqualTo("https://api.neonpro.example,https://desk.example,https://portal.example:8443");
        assertThat(allowed(two))
                .containsExactly("https://api.neonpro.example", "https://desk.example", "https://portal.example:8443");
    }

    /** Kong takes a list of none for everybody. */
    @Test
    void whereThereAreNoneTheEdgesOwnPagesMay() {
        assertThat(allowed(small)).containsExactly("https://api.neonpro.example");
        assertThat(small.variable("patient", ORIGINS)).isEmpty();
    }

    @Test
    void whoNamesNoneIsTold() {
        assertThat(Rendering.notes("small")).contains("global.apps", PAGE);
    }

    private static List<String> allowed(Rendering rendering) {
        return Rendering.stream(
                        rendering.named("KongClusterPlugin", "neonpro-cors").at("/config/origins"))
                .map(JsonNode::asText)
                .toList();
    }
}
