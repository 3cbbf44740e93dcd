package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.yaml.Each;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.List;
import java.util.Map;

/** The applications that people sign in to: those that operators name, and behind the edge the page of the documentation. */
final class Apps {

    /** Whose pages may read answers. */
    static final Text ORIGINS = Text.of(
            "%s",
            new Setting(
                    "$origins := list }}{{ range .Values.global.apps }}{{ $origins = concat $origins (.origins | default list) }}"
                            + "{{ end }}{{ join \",\" $origins",
                    "",
                    Map.of("global.apps", Map.of())));

    private static final String OF_ONE = "NEONPRO_CLIENTS_APPS_{{ upper $name }}_";
    private static final String OF_THE_PAGE = "NEONPRO_CLIENTS_APPS_NEONPRO_";
    private static final Text PAGE = Text.of("https://%s/docs/", Edge.HOST);

    private Apps() {}

    /** As whoever signs people in knows them; in the place of a laptop's. */
    static List<Object> variables() {
        return List.of(
                new When(
                        Switch.EDGE,
                        List.of(
                                Tree.of("name", OF_THE_PAGE + "REDIRECT_URIS", "value", PAGE),
                                Tree.of("name", OF_THE_PAGE + "POST_LOGOUT_REDIRECT_URIS", "value", PAGE))),
                each("REDIRECT_URIS", "join \",\" $value.redirectUris"),
                each("POST_LOGOUT_REDIRECT_URIS", "join \",\" ($value.postLogoutRedirectUris | default list)"),
                each("BACKCHANNEL_LOGOUT_URI", "$value.backchannelLogoutUri | default \"\""));
    }

    private static Each each(String variable, String value) {
        return new Each("global.apps", OF_ONE + variable, value);
    }
}
