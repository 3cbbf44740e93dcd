package io.neonpro.acceptance;

import io.neonpro.devstack.platform.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The services' databases, as their administrator sees and damages them. */
public record Databases(Platform platform) {

    /** A tenant's rows of a table, as text. */
    public List<String> rows(String service, String table, UUID tenant) {
        return ask(service, "select one::text from " + table + " as one where tenant_id = ? order by 1", tenant);
    }

    /** The first column of what is found, as text. */
    public List<String> ask(String service, String sql, Object... arguments) {
        try (Connection connection = connection(service);
                var statement = statement(connection, sql, arguments);
                var rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows that befell. */
    public int damage(String service, String sql, Object... arguments) {
        try (Connection connection = connection(service);
                var statement = statement(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement statement(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private Connection connection(String service) throws SQLException {
        var addresses = platform.stack().addresses();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + addresses.primary() + "/" + service, "postgres", addresses.postgresPassword());
    }
}
