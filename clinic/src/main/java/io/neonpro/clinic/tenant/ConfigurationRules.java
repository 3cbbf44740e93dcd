package io.neonpro.clinic.tenant;

import io.neonpro.clinic.Flaws;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.value.Setting;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a configuration may say: only what some service goes by. A setting that nothing reads is
 * refused, lest somebody believe that it works.
 */
final class ConfigurationRules {

    private static final int MAX_SETTINGS = 64;

    private static final Map<String, Setting<?>> KNOWN = TenantSettings.DECIDED_BY_TENANT.stream()
            .collect(Collectors.toUnmodifiableMap(Setting::path, Function.identity()));

    private ConfigurationRules() {}

    static Flaws flaws(Configuration configuration) {
        Flaws flaws = new Flaws();
        configuration.bySection().forEach((path, settings) -> section(path, settings, flaws));
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
        Setting<?> known = KNOWN.get(field);
        if (known == null) {
            flaws.add(field, "unknown-setting", "is a setting that nothing reads");
            return;
        }
        try {
            known.decide(value);
        } catch (InvalidValue refused) {
            String component = refused.component();
            flaws.add(component.isEmpty() ? field : field + "." + component, refused.code(), refused.getMessage());
        }
    }
}
