package io.neonpro.scheduling.occupation;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** It is the constraint that keeps everybody from being occupied twice: without it, they are. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class GuardTest {

    private static final int WRITERS = 12;

    @Test
    void withTheConstraintOneOfManyWritersIsLeft() throws Exception {
        assertThat(writersLeft("guarded", "including all")).isEqualTo(1);
    }

    @Test
    void withoutItTheSlotIsBookedMoreThanOnce() throws Exception {
        assertThat(writersLeft("unguarded", "including defaults including generated"))
                .isGreaterThan(1);
    }

    /** The service's own insert, at once, in a copy of its table, without turns. */
    private static long writersLeft(String scratch, String properties) throws Exception {
        run("drop table if exists " + scratch);
        run("create table %s (like occupation %s)".formatted(scratch, properties));
        UUID tenant = UUID.randomUUID();
        UUID practitioner = UUID.randomUUID();
        var start = new CyclicBarrier(WRITERS);
        Callable<Integer> writer = () -> occupy(scratch, tenant, practitioner, start);
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(writer);
            }
            for (Future<Integer> done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        return TestDatabase.count("select count(*) from " + scratch + " where tenant_id = ?", tenant);
    }

    private static int occupy(String scratch, UUID tenant, UUID who, CyclicBarrier start) throws Exception {
        String sql = Occupations.OCCUPY
                .sql()
                .replace("into occupation", "into " + scratch)
                .replaceAll("\\$\\d", "?");
        try (Connection connection = TestDatabase.connection();
                var statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            statement.setObject(1, tenant);
            statement.setObject(2, UUID.randomUUID());
            statement.setNull(3, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setArray(4, connection.createArrayOf("uuid", new UUID[] {who}));
            statement.setArray(5, connection.createArrayOf("text", new String[] {"practitioner"}));
            statement.setArray(6, connection.createArrayOf("timestamptz", new String[] {"2026-12-07T10:00:00Z"}));
            statement.setArray(7, connection.createArrayOf("timestamptz", new String[] {"2026-12-07T11:00:00Z"}));
            start.await();
            int inserted = statement.executeUpdate();
            connection.commit();
            return inserted;
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = TestDatabase.connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
