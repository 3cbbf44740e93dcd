package io.neonpro.acceptance.replay;

import io.neonpro.devstack.platform.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The services' databases, as their administrator sees and damages them. */
record Databases(Platform platform) {

    /** A tenant's rows of a table, as text. */
    List<String> rows(String service, String table, UUID tenant) {
        try (Connection connection = connection(service);
                var statement = connection.prepareStatement(
                        "select one::text from " + table + " as one where tenant_id = ? order by 1")) {
            statement.setObject(1, tenant);
            List<String> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param sql with a parameter for the tenant
     */
    int damage(String service, String sql, UUID tenant) {
        try (Connection connection = connection(service);
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection(String service) throws SQLException {
        var addresses = platform.stack().addresses();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + addresses.primary() + "/" + service, "postgres", addresses.postgresPassword());
    }
}
