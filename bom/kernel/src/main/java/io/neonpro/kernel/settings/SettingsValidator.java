package io.neonpro.kernel.settings;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/** Has all settings checked when they have been read. Quarkus finds it as a service. */
public final class SettingsValidator implements SmallRyeConfigBuilderCustomizer, ConfigValidator {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(this);
    }

    @Override
    public void validateMapping(Class<?> type, String prefix, Object mapping) {
        if (mapping instanceof CheckedSettings settings) {
            SettingsCheck check = new SettingsCheck(prefix);
            settings.check(check);
            if (!check.faults().isEmpty()) {
                throw new ConfigValidationException(
                        check.faults().stream().map(Problem::new).toArray(Problem[]::new));
            }
        }
    }
}
