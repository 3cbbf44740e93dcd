package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Hearing;
import io.neonpro.manifests.deployment.fact.Route;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.Chart;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that is written of a service: its objects as they are, and as a chart. */
public final class Platform {

    private final Service service;

    public Platform(Service service) {
        this.service = service;
    }

    /** By their paths. */
    public SortedMap<String, String> files() {
        Chart chart = chart();
        SortedMap<String, String> files = new TreeMap<>();
        files.put(service.name() + ".yaml", chart.plain());
        chart.files().forEach((path, content) -> files.put(service.name() + "/" + path, content));
        files.put(service.name() + "/values.schema.json", new ValuesSchema(service, chart.values()).json());
        return files;
    }

    Chart chart() {
        return new Chart(
                service.name(), "NeonPro's " + service.name() + ", as its build says.", facts(), Objects.of(service));
    }

    /** What the charts of all services are checked by, together. */
    private Map<String, Object> facts() {
        return Tree.of(
                "neonpro.io/needs", joined(service.needs()),
                "neonpro.io/goes-without", joined(service.traits().goesWithout()),
                "neonpro.io/tells", joined(service.topics().told()),
                "neonpro.io/hears",
                        joined(service.topics().heard().stream()
                                .map(Hearing::topic)
                                .distinct()
                                .toList()),
                "neonpro.io/for-services",
                        joined(service.routes().stream()
                                .filter(Route::isForServices)
                                .map(Route::template)
                                .toList()),
                "neonpro.io/permissions", joined(service.permissions()),
                "neonpro.io/meters", joined(service.metrics().meters()));
    }

    private static String joined(Collection<String> names) {
        return String.join(" ", names);
    }
}
