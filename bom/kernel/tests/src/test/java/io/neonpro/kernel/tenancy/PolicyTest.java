package io.neonpro.kernel.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Nothing but the policy keeps tenants apart: take it away, and the question that {@link
 * TenantIsolationTest} asks is answered with everybody's rows.
 */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class PolicyTest {

    private static final String ALL = "select tenant_id from scratch";

    private final UUID ours = Ids.next();
    private final UUID theirs = Ids.next();

    @BeforeEach
    void fillATable() throws SQLException {
        asOwner("create table scratch (tenant_id uuid primary key)");
        asOwner("call tenant_table('scratch')");
        for (UUID tenant : List.of(ours, theirs)) {
            Work.execute(tenant, "insert into scratch values ($1)", tenant);
        }
    }

    @AfterEach
    void dropTheTable() throws SQLException {
        asOwner("drop table scratch");
    }

    @Test
    void withoutThePolicyATenantSeesTheRowsOfAll() throws SQLException {
        assertThat(seenByTheApplication()).containsExactly(ours);

        asOwner("alter table scratch disable row level security");

        assertThat(seenByTheApplication()).containsExactlyInAnyOrder(ours, theirs);
    }

    @Test
    void withoutForceTheOwnerSeesTheRowsOfAll() throws SQLException {
        assertThat(seenByTheOwner()).isEmpty();

        asOwner("alter table scratch no force row level security");

        assertThat(seenByTheOwner()).containsExactlyInAnyOrder(ours, theirs);
    }

    private List<UUID> seenByTheApplication() {
        return Work.list(ours, UUID.class, ALL);
    }

    private static List<UUID> seenByTheOwner() throws SQLException {
        try (var owner = owner();
                var rows = owner.createStatement().executeQuery(ALL)) {
            var seen = new ArrayList<UUID>();
            while (rows.next()) {
                seen.add(rows.getObject(1, UUID.class));
            }
            return seen;
        }
    }

    private static void asOwner(String sql) throws SQLException {
        try (var owner = owner()) {
            owner.createStatement().execute(sql);
        }
    }

    private static Connection owner() throws SQLException {
        return TestDatabase.connectionAs("kernel_owner", "NEONPRO_POSTGRES_OWNER_PASSWORD");
    }
}
