package io.neonpro.kernel.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Of a tenant that has left nothing stays, and of the others everything does. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RemovalTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> TABLES = List.of("event", "tenant_settings", "tenant_key");

    @Inject
    SubjectKeys keys;

    private final UUID tenant = Ids.next();

    @Test
    void whatATenantHadGoesWhenItHasLeft() {
        UUID other = Ids.next();
        furnish(tenant);
        furnish(other);

        Told.standing(tenant, "closed", 3);

        Awaitility.await().atMost(PATIENCE).until(() -> left(tenant) == 0);
        assertThat(left(other)).isPositive();
        assertThat(TABLES).allSatisfy(table -> assertThat(rows(other, table)).isPositive());
        assertThat(rows(tenant, "tenant_standing")).isEqualTo(1);
    }

    /** They would come again for good. */
    @Test
    void nothingIsDoneLaterForATenantThatHasLeft() {
        UUID other = Ids.next();
        furnish(tenant);
        comeAgain(tenant);
        comeAgain(other);

        Told.standing(tenant, "closed", 3);

        Awaitility.await().atMost(PATIENCE).until(() -> rows(tenant, "job") == 0);
        assertThat(rows(other, "job")).isEqualTo(1);
    }

    @Test
    void whoHasNotLeftLosesNothing() {
        furnish(tenant);

        assertThatThrownBy(() -> Work.ask(tenant, Long.class, "select remove_tenant(10)"))
                .hasStackTraceContaining("has not left");

        assertThat(TABLES).allSatisfy(table -> assertThat(rows(tenant, table)).isPositive());
    }

    private void furnish(UUID whose) {
        Told.configured(whose, 2, Map.of("billing", Map.of("dueDays", 30)));
        Work.inTransaction(whose, () -> keys.of(Ids.next()));
        Work.execute(whose, """
                insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
                values ($1, $1, 1, $2, 'tally', 'io.neonpro.counted', 1, cast('{}' as jsonb), cast('{}' as jsonb))
                """, whose, Ids.next());
    }

    private static void comeAgain(UUID whose) {
        Work.execute(whose, """
                insert into job (tenant_id, id, kind, unique_key, payload, cron, zone, due_at)
                values ($1, $2, 'of-another-release', $2, '{}', '0 9 * * MON', 'UTC', now() + interval '1 day')
                """, whose, Ids.next());
    }

    private static long left(UUID whose) {
        return TABLES.stream().mapToLong(table -> rows(whose, table)).sum();
    }

    private static long rows(UUID whose, String table) {
        return Work.ask(whose, Long.class, "select count(*) from " + table + " where tenant_id = $1", whose);
    }
}
