package io.neonpro.manifests.deployment.yaml;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What operators decide: a value of the chart, with what it is unless they say otherwise.
 *
 * @param expression of Helm: a value of the chart, or what is made of some
 * @param standard a String, Integer, Boolean or List
 * @param values of the chart that it brings along, by their paths, with what each is unless operators say otherwise
 */
public record Setting(String expression, Object standard, Map<String, Object> values) {

    private static final String VALUES = ".Values.";

    /** Where it is installed. */
    public static final Setting NAMESPACE = new Setting(".Release.Namespace", "neonpro");

    /** As what it is installed. */
    public static final Setting RELEASE = new Setting(".Release.Name", "neonpro");

    /** In an order that is the same each time that a build runs: that of a {@code Map.of} is not. */
    public Setting {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** What is made of others. */
    public Setting(String expression, Object standard) {
        this(expression, standard, Map.of());
    }

    /** Of one service. */
    public static Setting of(String path, Object standard) {
        return new Setting(VALUES + path, standard, Map.of(path, standard));
    }

    /** Of all services. */
    public static Setting global(String path, Object standard) {
        return of("global." + path, standard);
    }

    /** The other way round, of a Boolean. */
    public Setting not() {
        return new Setting("not " + expression, standard.equals(false));
    }
}
