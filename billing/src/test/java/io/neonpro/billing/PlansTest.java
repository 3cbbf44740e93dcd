package io.neonpro.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.plan.Plans;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the service's statements read of tables with a long history of many tenants. */
class PlansTest {

    @Test
    void everyStatementReadsOnlyWhatItNeeds() throws SQLException {
        try (Plans plans = Plans.of("billing")) {
            assertThat(plans.faults()).isEmpty();
        }
    }
}
