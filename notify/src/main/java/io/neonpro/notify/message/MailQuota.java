package io.neonpro.notify.message;

import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** How many messages a tenant's plan still lets it send today, by the clock of UTC; always within the caller's transaction. */
@ApplicationScoped
public class MailQuota {

    private static final TenantStatement TAKE = new TenantStatement("""
                    insert into mail_quota (tenant_id, day, taken)
                    select $1::uuid, cast(now() at time zone 'UTC' as date), 1 where $2::integer > 0
                    on conflict (tenant_id) do update
                       set day = excluded.day,
                           taken = case when mail_quota.day = excluded.day then mail_quota.taken + 1 else 1 end
                     where mail_quota.day < excluded.day or mail_quota.taken < $2::integer
                    """);

    private static final TenantStatement GIVE_BACK = new TenantStatement("""
                    update mail_quota set taken = taken - 1
                     where tenant_id = $1 and taken > 0 and day = cast(now() at time zone 'UTC' as date)
                    """);

    private final Settings settings;

    MailQuota(Settings settings) {
        this.settings = settings;
    }

    /** How many it lets it send a day. */
    public Uni<Integer> perDay() {
        return settings.get(TenantSettings.MAILS_PER_DAY);
    }

    /** Whether there is one left of so many, which is taken then. */
    public Uni<Boolean> take(int perDay) {
        return TAKE.run(perDay).map(taken -> taken == 1);
    }

    /** It was not sent. */
    public Uni<Void> giveBack() {
        return GIVE_BACK.run().replaceWithVoid();
    }
}
