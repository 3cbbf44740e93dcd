package io.neonpro.notify.reminder;

import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Copy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How many days before their appointments a tenant wants its patients reminded. */
@ApplicationScoped
public class LeadTime {

    private static final String REMINDER_DAYS = "reminderDays";

    private static final TenantStatement FIND =
            new TenantStatement("select days_before from lead_time where tenant_id = $1");

    private static final Copy COPY = Copy.of("lead_time", List.of(), List.of("days_before"));

    private final ReminderSettings settings;

    LeadTime(ReminderSettings settings) {
        this.settings = settings;
    }

    /** Within the caller's transaction; 0 for never. */
    public Uni<Integer> days() {
        return FIND.find(row -> Optional.ofNullable(row.getInteger("days_before")))
                .map(found -> found.flatMap(Function.identity()).orElseGet(settings::daysBefore));
    }

    /** A setting that was taken away is stored as none, so that an older snapshot does not bring it back. */
    public Uni<?> keep(ConfigurationChanged configuration) {
        Integer days = Optional.ofNullable(configuration.features().get(REMINDER_DAYS))
                .map(Number.class::cast)
                .map(Number::intValue)
                .orElse(null);
        return COPY.keep(configuration.revision(), days);
    }
}
