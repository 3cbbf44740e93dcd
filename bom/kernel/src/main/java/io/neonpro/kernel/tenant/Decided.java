package io.neonpro.kernel.tenant;

import io.neonpro.kernel.value.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tenant has decided.
 *
 * @param bySection the settings of each section, as JSON has them
 */
public record Decided(Map<String, Object> bySection) {

    /** All that was told, part by part, of which each has sections of its own. */
    static Decided of(List<Map<String, Object>> parts) {
        Map<String, Object> bySection = new HashMap<>();
        parts.forEach(bySection::putAll);
        return new Decided(bySection);
    }

    /** As decided, or as it is where nothing was. */
    public <T> T get(Setting<T> setting) {
        return setting.read(
                bySection.get(setting.section()) instanceof Map<?, ?> section ? section.get(setting.name()) : null);
    }
}
