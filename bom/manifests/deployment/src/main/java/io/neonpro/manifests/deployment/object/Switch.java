package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.yaml.Setting;
import java.util.Map;

/** What a cluster has: an object whose operator is not there is not made. */
final class Switch {

    /** KEDA. */
    static final Setting AUTOSCALING = isOn("autoscaling");

    /** The vertical autoscaler. */
    static final Setting VERTICAL = Setting.global("autoscaling.vertical", true);

    /** KEDA's HTTP add-on: requests wake what sleeps. */
    static final Setting WAKING = Setting.global("waking.enabled", false);

    /** KEDA, by a forecast that Prometheus makes. */
    static final Setting FORECAST = Setting.global("forecast.enabled", false);

    /** Istio. */
    static final Setting MESH = isOn("mesh");

    /** Istio, which looks at tokens, too. */
    static final Setting TOKENS = new Setting(
            "and .Values.global.mesh.enabled .Values.global.mesh.tokens", false, Map.of("global.mesh.tokens", false));

    /** Gateway API, by Kong. */
    static final Setting EDGE = isOn("edge");

    /** Strimzi. */
    static final Setting KAFKA = isOn("kafka");

    /** CloudNativePG. */
    static final Setting POSTGRES = isOn("postgres");

    /** External Secrets. */
    static final Setting SECRETS = isOn("secrets");

    /** cert-manager: services run with the profile {@code secure}. */
    static final Setting SECURE = isOn("secure");

    /** The Prometheus operator. */
    static final Setting MONITORING = isOn("monitoring");

    private Switch() {}

    private static Setting isOn(String part) {
        return Setting.global(part + ".enabled", true);
    }
}
