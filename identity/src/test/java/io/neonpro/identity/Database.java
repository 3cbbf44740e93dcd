package io.neonpro.identity;

import static org.awaitility.Awaitility.await;

import io.neonpro.migrate.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database, past row-level security or as one of its roles. */
final class Database {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Database() {}

    /** Rows that a statement changed, as the administrator. */
    static int change(String sql, Object... arguments) {
        try (Connection connection = server().database(name()).getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as the administrator. */
    static String value(String sql, Object... arguments) {
        try (Connection connection = server().database(name()).getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What comes of work that has to wait for a change of the administrator's, begun before and stored then. */
    static <T> T whileChanging(Supplier<T> work, String sql, Object... arguments) {
        try (Connection connection = server().database(name()).getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments);
                PreparedStatement self = prepared(connection, "select pg_backend_pid()");
                ResultSet pid = self.executeQuery()) {
            pid.next();
            String waiting =
                    "select pid from pg_stat_activity where %d = any (pg_blocking_pids(pid))".formatted(pid.getInt(1));
            connection.setAutoCommit(false);
            statement.executeUpdate();
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(work);
            await().atMost(PATIENCE).until(() -> value(waiting) != null);
            connection.commit();
            return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a query as the application's own role. */
    static void asApplication(String sql) throws SQLException {
        String password = configured("NEONPRO_POSTGRES_APP_PASSWORD");
        try (Connection connection =
                        server().database(name(), "identity_app", password).getConnection();
                PreparedStatement statement = prepared(connection, sql)) {
            statement.executeQuery();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private static Server server() {
        return Server.at(configured("NEONPRO_POSTGRES_PRIMARY"), configured("NEONPRO_POSTGRES_ADMIN_PASSWORD"));
    }

    private static String name() {
        return configured("NEONPRO_DATABASE");
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
