package io.neonpro.clinic.tenant;

import io.neonpro.clinic.Flaws;
import java.util.Map;

/**
 * What a configuration may say: only what some service goes by. A setting that nothing reads is
 * refused, lest somebody believe that it works.
 */
final class ConfigurationRules {

    private static final int MAX_SETTINGS = 64;

    private ConfigurationRules() {}

    static Flaws flaws(Configuration configuration) {
        Flaws flaws = new Flaws();
        section("features", configuration.features(), flaws);
        section("billing", configuration.billing(), flaws);
        section("branding", configuration.branding(), flaws);
        section("compliance", configuration.compliance(), flaws);
        return flaws;
    }

    private static void section(String path, Map<String, Object> settings, Flaws flaws) {
        if (settings.size() > MAX_SETTINGS) {
            flaws.add(path, "too-large", "must not have more than " + MAX_SETTINGS + " settings");
            return;
        }
        settings.forEach((name, value) -> setting(path + "." + name, value, flaws));
    }

    private static void setting(String field, Object value, Flaws flaws) {
        KnownSetting.of(field)
                .ifPresentOrElse(
                        known -> flaws.addIf(!known.accepts(value), field, "invalid-value", known.expectation()),
                        () -> flaws.add(field, "unknown-setting", "is a setting that nothing reads"));
    }
}
