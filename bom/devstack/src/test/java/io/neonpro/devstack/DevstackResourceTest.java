package io.neonpro.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.migrate.Server;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DevstackResourceTest {

    @Test
    void eachTestRunGetsAMigratedDatabaseOfItsOwn() throws SQLException {
        var one = new DevstackResource();
        var two = new DevstackResource();
        one.init(Map.of("service", "kernel"));
        two.init(Map.of("service", "kernel"));
        try {
            var first = one.start();
            var second = two.start();

            assertThat(first.get("NEONPRO_DATABASE")).isNotEqualTo(second.get("NEONPRO_DATABASE"));
            assertThat(first.get("neonpro.topics.prefix")).isNotEqualTo(second.get("neonpro.topics.prefix"));
            assertThat(first.get("NEONPRO_POSTGRES_PRIMARY")).isEqualTo(second.get("NEONPRO_POSTGRES_PRIMARY"));
            assertThat(isMigrated(first)).isTrue();
        } finally {
            two.stop();
            one.stop();
        }
    }

    /** On the replica, where a service's first query may go. */
    private static boolean isMigrated(Map<String, String> configuration) throws SQLException {
        var replica = Server.at(
                configuration.get("NEONPRO_POSTGRES_REPLICA"),
                "kernel_app",
                configuration.get("NEONPRO_POSTGRES_PASSWORD"));
        try (var connection =
                        replica.database(configuration.get("NEONPRO_DATABASE")).getConnection();
                var rows =
                        connection.createStatement().executeQuery("select to_regclass('flyway_kernel') is not null")) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
