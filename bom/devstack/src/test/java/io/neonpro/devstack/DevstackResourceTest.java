package io.neonpro.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.migrate.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

    @Test
    void eachRoleSignsInWithItsOwnPasswordOnly() throws SQLException {
        var resource = new DevstackResource();
        resource.init(Map.of("service", "kernel"));
        try {
            var configuration = resource.start();

            for (String role : List.of("owner", "app", "relay")) {
                for (String password : List.of("OWNER", "APP", "RELAY", "ADMIN")) {
                    String variable = "NEONPRO_POSTGRES_" + password + "_PASSWORD";
                    if (password.equalsIgnoreCase(role)) {
                        as("kernel_" + role, variable, configuration).close();
                    } else {
                        assertThatThrownBy(() -> as("kernel_" + role, variable, configuration))
                                .hasMessageContaining("password authentication failed");
                    }
                }
            }
        } finally {
            resource.stop();
        }
    }

    private static Connection as(String role, String variable, Map<String, String> configuration) throws SQLException {
        return Server.at(configuration.get("NEONPRO_POSTGRES_REPLICA"), role, configuration.get(variable))
                .database(configuration.get("NEONPRO_DATABASE"))
                .getConnection();
    }

    /** On the replica, where a service's first query may go. */
    private static boolean isMigrated(Map<String, String> configuration) throws SQLException {
        try (var connection = as("kernel_app", "NEONPRO_POSTGRES_APP_PASSWORD", configuration);
                var rows =
                        connection.createStatement().executeQuery("select to_regclass('flyway_kernel') is not null")) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
