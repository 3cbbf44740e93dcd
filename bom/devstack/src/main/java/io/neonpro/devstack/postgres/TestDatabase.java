package io.neonpro.devstack.postgres;

import static org.awaitility.Awaitility.await;

import io.neonpro.migrate.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.PGConnection;

/** The database of the service under test; as its administrator, past row-level security, unless said. */
public final class TestDatabase {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PRIMARY = "NEONPRO_POSTGRES_PRIMARY";
    private static final String REPLICA = "NEONPRO_POSTGRES_REPLICA";
    private static final String ADMINISTRATOR = "postgres";
    private static final String PASSWORD = "NEONPRO_POSTGRES_ADMIN_PASSWORD";

    private static final String WAITING = "select count(*) from pg_stat_activity where ? = any (pg_blocking_pids(pid))";

    /** What is read of a row. */
    private interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    private TestDatabase() {}

    /** Runs a statement that answers nothing; how many rows it changed. */
    public static int run(String sql, Object... arguments) {
        try (Connection connection = connection();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that a query answers. */
    public static long count(String sql, Object... arguments) {
        return list(PRIMARY, row -> row.getLong(1), sql, arguments).getFirst();
    }

    /** The same of what the replica shows by now. */
    public static long countOnReplica(String sql, Object... arguments) {
        return list(REPLICA, row -> row.getLong(1), sql, arguments).getFirst();
    }

    /** The first column of the first row, as Postgres writes it; null when there is none. */
    public static String text(String sql, Object... arguments) {
        List<String> texts = texts(sql, arguments);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /** The first column of all rows, as Postgres writes it. */
    public static List<String> texts(String sql, Object... arguments) {
        return list(PRIMARY, row -> row.getString(1), sql, arguments);
    }

    /** All columns of all rows. */
    public static List<List<Object>> rows(String sql, Object... arguments) {
        return list(PRIMARY, TestDatabase::columns, sql, arguments);
    }

    /** What comes of work that has to wait for a change, which is made before it begins and stored once it waits. */
    public static <T> T whileChanging(Supplier<T> work, String sql, Object... arguments) {
        return whileChanging(work, () -> {}, sql, arguments);
    }

    /** The same, with what happens while it waits. */
    public static <T> T whileChanging(Supplier<T> work, Runnable meanwhile, String sql, Object... arguments) {
        try (Connection connection = connection();
                PreparedStatement change = prepared(connection, sql, arguments)) {
            int changing = connection.unwrap(PGConnection.class).getBackendPID();
            connection.setAutoCommit(false);
            change.executeUpdate();
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(work);
            await().atMost(PATIENCE).until(() -> count(WAITING, changing) > 0);
            meanwhile.run();
            connection.commit();
            return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Connection connection() throws SQLException {
        return connection(PRIMARY, ADMINISTRATOR, PASSWORD);
    }

    /** As a role of the service, whose password that variable has. */
    public static Connection connectionAs(String role, String password) throws SQLException {
        return connection(PRIMARY, role, password);
    }

    private static Connection connection(String address, String role, String password) throws SQLException {
        return Server.at(configured(address), role, configured(password))
                .database(configured("NEONPRO_DATABASE"))
                .getConnection();
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static <T> List<T> list(String address, Reader<T> reader, String sql, Object... arguments) {
        try (Connection connection = connection(address, ADMINISTRATOR, PASSWORD);
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> columns(ResultSet row) throws SQLException {
        List<Object> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.add(row.getObject(i));
        }
        return columns;
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
