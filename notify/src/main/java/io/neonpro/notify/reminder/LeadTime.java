package io.neonpro.notify.reminder;

import io.neonpro.contracts.clinic.TenantEvent.ConfigurationChanged;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** How many days before their appointments a tenant wants its patients reminded. */
@ApplicationScoped
public class LeadTime {

    private static final String REMINDER_DAYS = "reminderDays";

    private static final TenantStatement FIND =
            new TenantStatement("select days_before from lead_time where tenant_id = $1");

    private static final TenantStatement KEEP = new TenantStatement("""
                    insert into lead_time (tenant_id, revision, days_before)
                    values ($1, $2, $3)
                    on conflict (tenant_id) do update
                       set revision = excluded.revision, days_before = excluded.days_before
                     where lead_time.revision < excluded.revision
                    """);

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
        return KEEP.run(configuration.revision(), days);
    }
}
