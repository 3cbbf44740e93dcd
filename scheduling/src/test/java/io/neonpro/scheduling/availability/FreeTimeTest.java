package io.neonpro.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.scheduling.BriefHolds;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The query of free time against a search that looks at every five minutes. */
@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class FreeTimeTest {

    private static final int WORLDS = 60;

    @Test
    void freeTimeIsWhatASearchOfEveryFiveMinutesFinds() throws Exception {
        long seed = Long.getLong("scheduling.seed", System.nanoTime());
        System.out.println("seed of the worlds (-Dscheduling.seed=…): " + seed);
        Random random = new Random(seed);
        try (Connection connection = TestDatabase.connection()) {
            prepare(connection);
            for (int i = 0; i < WORLDS; i++) {
                World world = new World(random);
                world.store(connection);
                assertThat(world.asked(connection)).as("world %d", i).isEqualTo(world.expected());
            }
        }
    }

    /** Pages read, as Postgres counts them: unlike time, they are the same on every machine. */
    @Test
    void aMonthOfTwentyFivePractitionersReadsFewPages() throws Exception {
        try (Connection connection = TestDatabase.connection()) {
            prepare(connection);
            World world = World.ofOneMonth();
            world.store(connection);
            run(connection, "analyze");

            int pages = world.pagesRead(connection);

            System.out.printf(
                    "free time of 25 practitioners, %d bookings, 31 days: %d pages%n", world.booked.size(), pages);
            assertThat(pages).isPositive().isLessThan(world.booked.size());
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        run(
                connection,
                "prepare free_time(uuid, uuid, timestamptz, timestamptz, uuid, uuid, uuid) as " + FreeTime.QUERY.sql());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
