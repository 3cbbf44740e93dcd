package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Database;
import io.neonpro.manifests.deployment.fact.Database.Role;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.KubernetesObject;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where secrets come from: each role of the database has one of its own, with its name in it, and the service one for all else. */
final class Secrets {

    private static final String PASSWORD = "password";
    private static final Setting STORE = Setting.global("secrets.store", "neonpro");
    private static final Setting PREFIX = Setting.global("secrets.prefix", "neonpro");

    private final Service service;

    Secrets(Service service) {
        this.service = service;
    }

    List<KubernetesObject> objects() {
        List<KubernetesObject> objects = new ArrayList<>();
        List<Object> others = Stream.concat(
                        service.variables().ownSecrets().stream(), service.variables().sharedSecrets().stream())
                .filter(variable -> role(service, variable).isEmpty())
                .sorted()
                .<Object>map(this::other)
                .toList();
        if (!others.isEmpty()) {
            objects.add(
                    secret(own(service), service, Tree.of("name", own(service), "creationPolicy", "Owner"), others));
        }
        service.database().ifPresent(database -> {
            objects.add(ofRole(database.owner(), name(service, "owner"), "NEONPRO_POSTGRES_OWNER_PASSWORD"));
            database.roles()
                    .forEach(role ->
                            objects.add(ofRole(role.name(), name(service, role.part()), role.passwordVariable())));
        });
        return objects;
    }

    /** Where a variable's secret is found. */
    static Map<String, Object> key(Service service, String variable) {
        return role(service, variable)
                .map(role -> Tree.of("name", name(service, role.part()), "key", PASSWORD))
                .orElseGet(() -> Tree.of("name", own(service), "key", variable));
    }

    /** Of all else; by the service's name alone goes what Strimzi makes of its user. */
    private static String own(Service service) {
        return service.name() + "-secrets";
    }

    /** Of a role of its database. */
    static String name(Service service, String part) {
        return service.name() + "-database-" + part;
    }

    private static Optional<Role> role(Service service, String variable) {
        return service.database().stream()
                .map(Database::roles)
                .flatMap(List::stream)
                .filter(role -> role.passwordVariable().equals(variable))
                .findFirst();
    }

    private Map<String, Object> other(String variable) {
        return service.variables().sharedSecrets().contains(variable)
                ? data(variable, "shared", shared(variable))
                : data(variable, service.name(), variable);
    }

    /** By which a service proves who it is, identity knows by the service's name. */
    private String shared(String variable) {
        return variable.equals("NEONPRO_SERVICE_SECRET")
                ? "NEONPRO_" + service.name().toUpperCase(Locale.ROOT) + "_SECRET"
                : variable;
    }

    private KubernetesObject ofRole(String role, String name, String variable) {
        return secret(
                name,
                service,
                Tree.of(
                        "name",
                        name,
                        "creationPolicy",
                        "Owner",
                        "template",
                        Tree.of(
                                "type",
                                "kubernetes.io/basic-auth",
                                // CloudNativePG gives another password to the role as soon as it is there
                                "metadata",
                                Tree.of("labels", Tree.of("cnpg.io/reload", "true")),
                                "mergePolicy",
                                "Merge",
                                "data",
                                Tree.of("username", role))),
                List.of(data(PASSWORD, service.name(), variable)));
    }

    static Map<String, Object> data(String key, String owner, String property) {
        return Tree.of(
                "secretKey", key, "remoteRef", Tree.of("key", Text.of("%s/" + owner, PREFIX), "property", property));
    }

    static KubernetesObject secret(String name, Service service, Map<String, Object> target, List<Object> data) {
        return Objects.object(
                        "external-secrets.io/v1",
                        "ExternalSecret",
                        name,
                        service,
                        "spec",
                        Tree.of(
                                "refreshInterval",
                                "1h",
                                "secretStoreRef",
                                Tree.of("kind", "ClusterSecretStore", "name", STORE),
                                "target",
                                target,
                                "data",
                                data))
                .onlyIf(Switch.SECRETS);
    }
}
