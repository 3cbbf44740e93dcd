package io.neonpro.identity.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a cluster says of applications, it says in the environment alone. */
class ClientSettingsTest {

    private static final String APP = "NEONPRO_CLIENTS_APPS_";
    private static final String PAGE = "https://api.neonpro.example/docs/";

    private final ClientSettings settings = new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "neonpro.clients.apps.neonpro.redirect-uris", "http://localhost/callback",
                            "neonpro.clients.apps.neonpro.post-logout-redirect-uris", "http://localhost/"),
                    "application.properties",
                    250))
            .withSources(new EnvConfigSource(
                    Map.of(
                            APP + "NEONPRO_REDIRECT_URIS", PAGE,
                            APP + "NEONPRO_POST_LOGOUT_REDIRECT_URIS", PAGE,
                            APP + "DESK_REDIRECT_URIS", "https://desk.example/callback,https://desk.example/again",
                            APP + "DESK_POST_LOGOUT_REDIRECT_URIS", "https://desk.example/",
                            APP + "DESK_BACKCHANNEL_LOGOUT_URI", "https://desk.example/out",
                            APP + "PORTAL_REDIRECT_URIS", "https://portal.example/callback",
                            APP + "PORTAL_POST_LOGOUT_REDIRECT_URIS", "",
                            APP + "PORTAL_BACKCHANNEL_LOGOUT_URI", ""),
                    300))
            .withMapping(ClientSettings.class)
            .build()
            .getConfigMapping(ClientSettings.class);

    @Test
    void applicationsAreNamedThere() {
        assertThat(settings.apps()).containsOnlyKeys("neonpro", "desk", "portal");
        var desk = settings.apps().get("desk");
        assertThat(desk.redirectUris()).containsExactly("https://desk.example/callback", "https://desk.example/again");
        assertThat(desk.postLogoutRedirectUris().orElseThrow()).containsExactly("https://desk.example/");
        assertThat(desk.backchannelLogoutUri().orElseThrow()).hasToString("https://desk.example/out");
        assertThat(settings.apps().get("portal").postLogoutRedirectUris()).isEmpty();
        assertThat(settings.apps().get("portal").backchannelLogoutUri()).isEmpty();
    }

    /** Nobody is sent to a laptop's addresses any more. */
    @Test
    void whatIsThereStandsInThePlaceOfALaptops() {
        assertThat(settings.apps().get("neonpro").redirectUris()).containsExactly(PAGE);
        assertThat(settings.apps().get("neonpro").postLogoutRedirectUris().orElseThrow())
                .containsExactly(PAGE);
    }
}
