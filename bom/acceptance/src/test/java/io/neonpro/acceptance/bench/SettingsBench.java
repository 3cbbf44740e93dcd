package io.neonpro.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.platform.Service;
import io.neonpro.migrate.Server;
import io.neonpro.migrate.Sources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes until every service has in its own database what an owner has changed of the settings: from the answer to the
 * change, one after the other, beside what Kafka takes by itself ({@code make bench-settings}).
 */
class SettingsBench {

    private static final int CHANGES = 200;
    private static final int REHEARSED = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);
    private static final String CONFIGURATION = "/api/v1/tenant/configuration";

    private static final String HEARD = """
            select settings #>> '{billing,dueDays}' from tenant_settings
             where tenant_id = cast(? as uuid) and part = 'configuration'
            """;

    @TempDir
    Path folder;

    private final Histogram everywhere = new Histogram(3);
    private final Histogram bare = new Histogram(3);

    @Test
    void everyServiceHears() throws Exception {
        PlatformSetup setup = PlatformSetup.forTests(Sources.checkoutRoot(Path.of("")), folder)
                .inEarnest();
        try (var platform = Platform.start(setup, Progress.SILENT);
                var kafka = new BareKafka(platform.stack().addresses().kafka());
                var databases = new Heard(platform.stack().primary().server())) {
            ClinicGroup group = ClinicGroup.signUp(
                    new Addresses(program -> platform.url(program).toString()), "Ajustes");
            for (int change = 0; change < REHEARSED + CHANGES; change++) {
                boolean counts = change >= REHEARSED;
                hear(group, databases, 1 + change % 100, counts);
                hop(kafka, counts);
            }
            System.out.printf(
                    "%n| of %d, ms | median | p99 | slowest |%n|---|---|---|---|%n%s%s%n",
                    CHANGES,
                    row("a change of settings, heard by all six", everywhere),
                    row("Kafka alone: sent and heard", bare));
        }
    }

    private void hear(ClinicGroup group, Heard databases, int days, boolean counts) throws SQLException {
        group.owner()
                .patch("clinic", CONFIGURATION, Map.of("billing", Map.of("dueDays", days)), Map.of())
                .expect(200);
        long answered = System.nanoTime();
        databases.await(group.tenant().toString(), Integer.toString(days));
        note(everywhere, answered, counts);
    }

    private void hop(BareKafka kafka, boolean counts) throws Exception {
        long sent = System.nanoTime();
        kafka.sendAndHear().toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        note(bare, sent, counts);
    }

    private static void note(Histogram figures, long since, boolean counts) {
        if (counts) {
            figures.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - since));
        }
    }

    private static String row(String name, Histogram micros) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                name,
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }

    /** What each service has heard, on connections that stay. */
    private static final class Heard implements AutoCloseable {

        private final List<Connection> connections;

        Heard(Server server) {
            connections = Service.ALL.stream()
                    .map(service -> connection(server, service.name()))
                    .toList();
        }

        void await(String tenant, String days) throws SQLException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (Connection connection : connections) {
                while (!days.equals(heard(connection, tenant))) {
                    assertThat(System.nanoTime()).isLessThan(end);
                    LockSupport.parkNanos(LOOK_EVERY.toNanos());
                }
            }
        }

        private static String heard(Connection connection, String tenant) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(HEARD)) {
                statement.setString(1, tenant);
                ResultSet rows = statement.executeQuery();
                return rows.next() ? rows.getString(1) : null;
            }
        }

        private static Connection connection(Server server, String database) {
            try {
                return server.database(database).getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
