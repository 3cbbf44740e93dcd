package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Impossible;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.Each;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Text;
import io.neonpro.manifests.deployment.yaml.Tree;
import io.neonpro.manifests.deployment.yaml.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a service's processes find in their environment: all that they read without a default, and nothing that they do not. */
public final class Environment {

    /** In the mesh, who asks is always the sidecar, by its address; it lets in whom it may. */
    private static final Setting PROXIES = new Setting(
            "ternary (printf \"127.0.0.6/32,%s\" .Values.global.edge.proxies) .Values.global.edge.proxies"
                    + " .Values.global.mesh.enabled",
            "127.0.0.6/32,10.0.0.0/8", Map.of("global.edge.proxies", "10.0.0.0/8", "global.mesh.enabled", true));

    /** Behind somebody else's edge it is as people know identity; on a laptop's cluster, as the request says. */
    private static final Setting ORIGIN = new Setting(
            "ternary (printf \"https://%s\" .Values.global.edge.host)"
                    + " (ternary .Values.global.identity.url \"\" .Values.global.secure.enabled) .Values.global.edge.enabled",
            "https://api.neonpro.example",
            Map.of(
                    "global.edge.host",
                    "api.neonpro.example",
                    "global.edge.enabled",
                    true,
                    "global.identity.url",
                    "https://api.neonpro.example",
                    "global.secure.enabled",
                    true));

    /** Beside what the image says to it; an executable is no JVM. */
    private static final Setting IS_TOLD_TO_THE_JVM = new Setting(
            "and .Values.javaOptions (ne .Values.image.variant \"native\")",
            false,
            Map.of("javaOptions", "", "image.variant", "jvm"));

    private final Service service;
    private final Map<String, Object> known = new TreeMap<>();

    public Environment(Service service) {
        this.service = service;
        known.put("NEONPRO_MANAGEMENT_PORT", String.valueOf(Objects.MANAGEMENT));
        known.put("NEONPRO_POSTGRES_PRIMARY", new Postgres(service).primary());
        known.put("NEONPRO_POSTGRES_REPLICA", new Postgres(service).replica());
        known.put("KAFKA_BOOTSTRAP_SERVERS", Kafka.SERVERS);
        known.put("NEONPRO_REDIS", Setting.global("redis.url", "rediss://redis:6379"));
        // what people and tokens know identity by, and where the others ask it
        known.put("NEONPRO_IDENTITY_URL", Setting.global("identity.url", "https://api.neonpro.example"));
        known.put("NEONPRO_IDENTITY_ADDRESS", Setting.global("identity.address", "http://identity:8080"));
        // what they say to each other need not be in TLS of their own
        known.put("NEONPRO_MESH", Text.of("%s", Switch.MESH));
        // else all clients would be one, the edge
        known.put("NEONPRO_TRUSTED_PROXIES", PROXIES);
        // what proofs of keys are made for, whoever asks here
        known.put("NEONPRO_PUBLIC_ORIGIN", ORIGIN);
        known.put("NEONPRO_ALLOWED_ORIGINS", Apps.ORIGINS);
        known.put("NEONPRO_SMTP_HOST", Setting.global("smtp.host", "smtp"));
        known.put("NEONPRO_SMTP_PORT", Text.of("%s", Setting.global("smtp.port", 587)));
        known.put("NEONPRO_MAIL_DOMAIN", Setting.global("smtp.domain", "neonpro.example"));
        service.calls()
                .forEach(call -> known.putIfAbsent(
                        "NEONPRO_" + call.callee().toUpperCase().replace('-', '_') + "_URL",
                        Setting.of("peers." + call.callee(), "http://" + call.callee() + ":" + Objects.HTTP)));
    }

    List<Object> variables() {
        List<Object> variables = new ArrayList<>();
        variables.add(Tree.of("name", "QUARKUS_HTTP_PORT", "value", String.valueOf(Objects.HTTP)));
        variables.add(new When(
                IS_TOLD_TO_THE_JVM,
                List.of(Tree.of("name", "JDK_JAVA_OPTIONS", "value", Setting.of("javaOptions", "")))));
        known.forEach((name, value) -> {
            if (service.variables().contain(name)) {
                variables.add(Tree.of("name", name, "value", value));
            }
        });
        for (String name : service.variables().required()) {
            if (!known.containsKey(name)) {
                variables.add(Tree.of("name", name, "valueFrom", secret(name)));
            }
        }
        if (service.hasApps()) {
            variables.addAll(Apps.variables());
        }
        variables.addAll(new Kafka(service).variables());
        variables.addAll(new Transport(service).variables());
        variables.addAll(new Smtp(service).variables());
        variables.add(new Each("env"));
        return variables;
    }

    /** Where the secrets among them are, each once. */
    SortedSet<String> secrets() {
        SortedSet<String> secrets = new TreeSet<>();
        variables().forEach(variable -> collect(variable, secrets));
        return secrets;
    }

    private static void collect(Object node, SortedSet<String> secrets) {
        switch (node) {
            case When when -> when.items().forEach(item -> collect(item, secrets));
            case Map<?, ?> tree
            when tree.get("secretKeyRef") instanceof Map<?, ?> key -> secrets.add((String) key.get("name"));
            case Map<?, ?> tree -> tree.values().forEach(value -> collect(value, secrets));
            default -> {}
        }
    }

    /** What operators may set beside: all else that it reads. */
    public SortedSet<String> optional() {
        SortedSet<String> optional = new TreeSet<>(service.variables().optional());
        optional.removeAll(known.keySet());
        return optional;
    }

    private Map<String, Object> secret(String name) {
        if (!service.variables().areSecret(name)) {
            throw new Impossible(
                    name,
                    service.name() + " reads it without a default, and nothing says where it comes from in a cluster");
        }
        return Tree.of("secretKeyRef", Secrets.key(service, name));
    }
}
