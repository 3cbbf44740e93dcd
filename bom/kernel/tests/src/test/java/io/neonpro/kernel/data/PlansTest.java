package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.plan.Plans;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the kernel's statements read of tables with a long history, and how the test of all services knows. */
class PlansTest {

    private static Plans plans;

    @BeforeAll
    static void fill() throws SQLException {
        plans = Plans.of("kernel", Path.of("../target/classes"));
    }

    @AfterAll
    static void drop() throws SQLException {
        plans.close();
    }

    @Test
    void everyStatementReadsOnlyWhatItNeeds() throws SQLException {
        assertThat(plans.faults()).isEmpty();
    }

    @Test
    void aStatementWithoutAnIndexIsCaught() {
        String sql = "select count(*) from outbox where event_id = $1";

        assertThat(plans.faults(sql, "relay: id('event', 1)")).isNotEmpty().allMatch(f -> f.contains("all of outbox"));
    }

    /** As a superuser, whom no policy keeps from using an index for it, nothing would be seen. */
    @Test
    void aConditionThatThePolicyKeepsFromAnIndexIsCaught() {
        String sql = "select stream from event where tenant_id = $1 and data @> cast($2 as jsonb)";

        assertThat(plans.faults(sql, "'{\"n\": -1}'"))
                .isNotEmpty()
                .allMatch(fault -> fault.matches(".*(reads all|reads 20000 rows) of event.*"));
    }

    @Test
    void sortingAllOfATenantForAPageIsCaught() {
        String sql = "select event_id from inbox where tenant_id = $1 order by md5(cast(event_id as text)) limit 20";

        assertThat(plans.faults(sql, ""))
                .isNotEmpty()
                .allMatch(fault -> fault.matches(".*(reads all|reads 20000 rows) of inbox.*"));
    }

    @Test
    void aStatementThatNamesNoColumnsIsCaught() {
        String sql = "select * from event where tenant_id = $1 and stream = $2";

        assertThat(plans.faults(sql, "id('stream', 5)"))
                .singleElement()
                .asString()
                .contains("names no columns");
    }

    /** Postgres may plan for any arguments from the sixth time on. */
    @Test
    void aCatchAllIsCaughtWhoseOtherPlanReadsAll() {
        String sql = "select type from event where tenant_id = $1 and ($2::uuid is null or stream = $2)";

        assertThat(plans.faults(sql, "id('stream', 5)")).isNotEmpty().allMatch(fault -> fault.contains("generic plan"));
    }
}
