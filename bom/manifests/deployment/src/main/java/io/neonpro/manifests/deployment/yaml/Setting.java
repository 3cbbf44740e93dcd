package io.neonpro.manifests.deployment.yaml;

/**
 * What operators decide: a value of the chart, with what it is unless they say otherwise.
 *
 * @param expression of Helm: a value of the chart, or what is made of one
 * @param standard a String, Integer or Boolean
 */
public record Setting(String expression, Object standard) {

    private static final String VALUES = ".Values.";

    /** Where it is installed. */
    public static final Setting NAMESPACE = new Setting(".Release.Namespace", "neonpro");

    /** As what it is installed. */
    public static final Setting RELEASE = new Setting(".Release.Name", "neonpro");

    /** Of one service. */
    public static Setting of(String path, Object standard) {
        return new Setting(VALUES + path, standard);
    }

    /** Of all services. */
    public static Setting global(String path, Object standard) {
        return of("global." + path, standard);
    }

    /** The other way round, of a Boolean. */
    public Setting not() {
        return new Setting("not " + expression, standard.equals(false));
    }

    /** Whether the chart's values have it. */
    boolean isValue() {
        return expression.startsWith(VALUES);
    }

    /** Below the chart's values. */
    String[] steps() {
        return expression.substring(VALUES.length()).split("\\.");
    }
}
