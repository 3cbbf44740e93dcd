package io.neonpro.clinic.tenant;

import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.value.Setting;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * A setting that a tenant may decide.
 *
 * @param path its section and its name, {@code billing.dueDays}
 * @param schema of its value, by the keywords of JSON Schema
 */
@RegisterForReflection
public record SettingDetails(String path, Map<String, Object> schema) {

    static List<SettingDetails> all() {
        return TenantSettings.DECIDED_BY_TENANT.stream().map(SettingDetails::of).toList();
    }

    private static SettingDetails of(Setting<?> setting) {
        return new SettingDetails(setting.path(), setting.schema());
    }
}
