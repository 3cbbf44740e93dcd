package io.neonpro.manifests.deployment.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The same objects twice: as they are, and as a Helm chart whose values are their settings. */
public final class Chart {

    private final String name;
    private final String description;
    private final Map<String, Object> annotations;
    private final List<KubernetesObject> objects;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /**
     * @param annotations what other charts of the platform are to know of it
     */
    public Chart(String name, String description, Map<String, Object> annotations, List<KubernetesObject> objects) {
        this.name = name;
        this.description = description;
        this.annotations = annotations;
        this.objects = List.copyOf(objects);
        objects.forEach(object -> {
            object.onlyIf().ifPresent(this::collect);
            collect(object.tree());
        });
    }

    /** All objects that are made unless operators say otherwise, one after the other. */
    public String plain() {
        StringBuilder documents = new StringBuilder();
        objects.stream()
                .filter(KubernetesObject::isStandard)
                .forEach(object -> documents.append("---\n").append(YamlWriter.write(object.tree(), Notation.PLAIN)));
        return documents.toString();
    }

    /** The chart's files, by their place in it. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(
                "Chart.yaml",
                YamlWriter.write(
                        Tree.of(
                                "apiVersion", "v2",
                                "name", name,
                                "description", description,
                                "type", "application",
                                "version", "1.0.0",
                                "appVersion", "1.0.0",
                                "annotations", annotations),
                        Notation.PLAIN));
        files.put("values.yaml", YamlWriter.write(values, Notation.PLAIN));
        objects.forEach(object -> files.put("templates/" + object.fileName(), template(object)));
        return files;
    }

    /** What operators may set, with what it is otherwise. */
    public Map<String, Object> values() {
        return values;
    }

    private static String template(KubernetesObject object) {
        String yaml = YamlWriter.write(object.tree(), Notation.HELM);
        return object.onlyIf()
                .map(isWanted -> "{{- if " + isWanted.expression() + " }}\n" + yaml + "{{- end }}\n")
                .orElse(yaml);
    }

    private void collect(Object node) {
        switch (node) {
            case Map<?, ?> tree -> tree.values().forEach(this::collect);
            case List<?> list -> list.forEach(this::collect);
            case Text text -> text.parts().forEach(this::collect);
            case Setting setting -> setting.values().forEach((path, standard) -> put(path.split("\\."), standard));
            case When when -> {
                collect(when.isOn());
                collect(when.items());
            }
            case Every every -> {
                collect(every.texts());
                collect(every.item().apply(Every.ONE));
            }
            case Each each -> put(each.path().split("\\."), Map.of());
            default -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private void put(String[] steps, Object standard) {
        Map<String, Object> place = values;
        for (int i = 0; i < steps.length - 1; i++) {
            place = (Map<String, Object>) place.computeIfAbsent(steps[i], any -> new LinkedHashMap<String, Object>());
        }
        place.put(steps[steps.length - 1], standard);
    }
}
