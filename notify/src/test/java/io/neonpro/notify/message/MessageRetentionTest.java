package io.neonpro.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.data.Purge;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.neonpro.notify.ServiceTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@ServiceTest
class MessageRetentionTest {

    private static final TenantStatement WRITE = new TenantStatement("""
                    insert into message (tenant_id, id, kind, channel, status, reason, patient_id, appointment_id,
                                         clinic_id, treatment_id, practitioner_id, starts_at, ends_at, sequence,
                                         created_at)
                    select cast($1 as uuid), gen_random_uuid(), 'confirmation', 'email', 'skipped', 'no-address',
                           gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                           now(), now(), 0,
                           now() - make_interval(days => cast($2 as integer), secs => n)
                      from generate_series(1, cast($3 as integer)) n
                    """);

    private static final TenantStatement KEPT =
            new TenantStatement("select count(*) from message where tenant_id = $1");

    @Inject
    Purge purge;

    private final UUID tenant = Ids.next();
    private final UUID another = Ids.next();

    @Test
    void messagesOfEveryTenantAreForgottenAfterTwoYears() throws Throwable {
        write(tenant, 731, 100);
        write(another, 731, 1);
        write(tenant, 729, 3);

        VertxContextSupport.subscribeAndAwait(purge::run);

        assertThat(List.of(kept(tenant), kept(another))).containsExactly(3L, 0L);
    }

    private static void write(UUID tenant, int daysAgo, int count) throws Throwable {
        as(tenant, () -> WRITE.run(daysAgo, count));
    }

    private static long kept(UUID tenant) throws Throwable {
        return as(tenant, () -> KEPT.find(row -> row.getLong(0))).orElseThrow();
    }

    private static <T> T as(UUID tenant, Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(work)));
    }
}
