package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.List;
import java.util.Map;

/**
 * How a service signs in at the mail server, and that nothing is said there without TLS: where it signs in, and in production in any
 * case. Where the server is, says the environment.
 */
final class Smtp {

    private static final String SECRET = "smtp";
    private static final String USERNAME = "NEONPRO_SMTP_USERNAME";
    private static final String PASSWORD = "NEONPRO_SMTP_PASSWORD";
    private static final String START_TLS = "NEONPRO_SMTP_START_TLS";
    private static final Setting SIGNS_IN = Setting.global("smtp.signsIn", true);
    private static final Setting IS_ENCRYPTED =
            new Setting("or .Values.global.smtp.signsIn .Values.global.secure.enabled", true);
    private static final Setting SIGNS_IN_BY_THE_STORE =
            new Setting("and .Values.global.smtp.signsIn .Values.global.secrets.enabled", true);

    private final Service service;

    Smtp(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        return isUsed() ? List.of(secret()) : List.of();
    }

    private KubernetesObject secret() {
        List<Object> data =
                List.of(Secrets.data("username", "shared", USERNAME), Secrets.data("password", "shared", PASSWORD));
        return Secrets.secret(SECRET, service, Tree.of("name", SECRET, "creationPolicy", "Owner"), data)
                .onlyIf(SIGNS_IN_BY_THE_STORE);
    }

    List<Object> variables() {
        if (!isUsed()) {
            return List.of();
        }
        return List.of(
                new When(IS_ENCRYPTED, List.of(Tree.of("name", START_TLS, "value", "required"))),
                new When(SIGNS_IN, List.of(from(USERNAME, "username"), from(PASSWORD, "password"))));
    }

    private boolean isUsed() {
        return service.variables().contain(PASSWORD);
    }

    private static Map<String, Object> from(String variable, String key) {
        return Tree.of("name", variable, "valueFrom", Tree.of("secretKeyRef", Tree.of("name", SECRET, "key", key)));
    }
}
