package io.neonpro.clinic.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.value.Setting;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a tenant has subscribed to, and how much of everything that grants. */
@RegisterForReflection
public enum Plan {
    /** To try it out: too little to work with, or to trouble strangers with. */
    @JsonProperty("trial")
    TRIAL(1, 3, 5, 100),
    @JsonProperty("essential")
    ESSENTIAL(3, 20, 50, 2_000),
    @JsonProperty("professional")
    PROFESSIONAL(100, 2_000, 5_000, 50_000);

    private final Map<Setting<Integer>, Integer> quotas;

    Plan(int clinics, int practitioners, int users, int mailsPerDay) {
        quotas = Map.of(
                TenantSettings.CLINICS, clinics,
                TenantSettings.PRACTITIONERS, practitioners,
                TenantSettings.USERS, users,
                TenantSettings.MAILS_PER_DAY, mailsPerDay);
    }

    /** By the names of the settings that say so. */
    Map<String, Integer> quotas() {
        return quotas.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(quota -> quota.getKey().name(), Map.Entry::getValue));
    }

    /** As in JSON, SQL and events. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Plan ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
