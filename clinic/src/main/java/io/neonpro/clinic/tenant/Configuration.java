package io.neonpro.clinic.tenant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant wants the platform to behave: JSON objects, by who reads them.
 *
 * @param features what is switched on
 * @param billing how is invoiced
 * @param branding what its patients see
 * @param compliance how it fulfils the law
 */
@RegisterForReflection
public record Configuration(
        Map<String, Object> features,
        Map<String, Object> billing,
        Map<String, Object> branding,
        Map<String, Object> compliance) {

    public static final Configuration EMPTY = new Configuration(Map.of(), Map.of(), Map.of(), Map.of());

    public Configuration {
        features = copy(features);
        billing = copy(billing);
        branding = copy(branding);
        compliance = copy(compliance);
    }

    /** The settings of each section, in their order. */
    Map<String, Map<String, Object>> bySection() {
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        sections.put("features", features);
        sections.put("billing", billing);
        sections.put("branding", branding);
        sections.put("compliance", compliance);
        return sections;
    }

    private static Map<String, Object> copy(@Nullable Map<String, Object> section) {
        return section == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(section));
    }
}
