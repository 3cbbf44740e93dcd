package io.neonpro.devstack.plan;

import io.neonpro.devstack.RolePasswords;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.shared.TestStacks;
import io.neonpro.migrate.Migration;
import io.neonpro.migrate.Server;
import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * What the statements of a module cost where there is history: each is explained and run as the role that runs it,
 * under its policies, in a database of a thousand small tenants and a large one.
 *
 * <p>The statements are found in the module's classes; {@code plans/history.sql} among the test's resources fills the
 * tables, {@code plans/arguments.properties} says what each statement is explained with.
 */
public final class Plans implements AutoCloseable {

    private static final String EXPLAIN =
            "explain (analyze, timing off, summary off, buffers off, format json) execute statement";

    /** Of the module whose tests these are. */
    private static final Path CLASSES = Path.of("target/classes");

    /** Begins statements that are never kept prepared, as the kernel has it. */
    private static final String PLANNED_ANEW = "/* planned anew */";

    /** A connection that keeps it prepared fails once a migration adds a column: its result must not change. */
    private static final Pattern ALL_COLUMNS =
            Pattern.compile("(/[*].*?[*]/)?\\s*select\\s+[*].*|.*\\breturning\\s+[*].*", Pattern.DOTALL);

    private final Stack stack;
    private final Server server;
    private final RolePasswords passwords;
    private final String service;
    private final String database;
    private final Statements statements;
    private final ArgumentLines arguments = ArgumentLines.read(resource("/plans/arguments.properties"));

    private Plans(Stack stack, String service, Path classes) {
        this.stack = stack;
        this.service = service;
        this.statements = Statements.of(classes);
        this.database = service + "_plans_" + HexFormat.of().toHexDigits(new Random().nextInt());
        this.server = Server.at(stack.addresses().primary(), stack.addresses().postgresPassword());
        this.passwords = new RolePasswords(server.password());
    }

    /** In a database of its own, filled and analysed. */
    public static Plans of(String service) throws SQLException {
        return of(service, CLASSES, history());
    }

    /** The same of classes that are elsewhere. */
    public static Plans of(String service, Path classes) throws SQLException {
        return of(service, classes, history());
    }

    /** The same, with another history. */
    public static Plans of(String service, String history) throws SQLException {
        return of(service, CLASSES, history);
    }

    private static Plans of(String service, Path classes, String history) throws SQLException {
        var plans = new Plans(TestStacks.shared(), service, classes);
        plans.fill(history);
        return plans;
    }

    private static String history() {
        return text(resource("/plans/history.sql"));
    }

    private void fill(String history) throws SQLException {
        new Migration(service, database, Sources.checkout(Sources.checkoutRoot(Path.of("")), service))
                .run(server, passwords.of(service));
        try (var connection = server.database(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(text(resource("/plan/tenants.sql")));
            statement.execute(history);
            statement.execute("vacuum analyze");
        }
    }

    /** Everything that is wrong with any statement; a line each. */
    public List<String> faults() throws SQLException {
        var faults = new ArrayList<>(statements.faults());
        statements.whole(arguments).forEach((name, sql) -> faults.addAll(faultsOf(name, sql)));
        arguments.unused(statements.names()).forEach(name -> faults.add(name + " is no statement"));
        faults.addAll(unfilled());
        return faults;
    }

    private List<String> faultsOf(String name, String sql) {
        List<Arguments> all = arguments.of(name);
        return all.isEmpty()
                ? List.of(name + " has no line in plans/arguments.properties: " + sql)
                : all.stream().flatMap(with -> faults(name, sql, with).stream()).toList();
    }

    /** What is wrong with one statement. */
    public List<String> faults(String sql, String arguments) {
        return faults("statement", sql, Arguments.of(arguments));
    }

    /** Once planned for these arguments, and once for any, as Postgres may from the sixth time on. */
    private List<String> faults(String name, String sql, Arguments with) {
        List<String> faults = new ArrayList<>();
        if (ALL_COLUMNS.matcher(sql).matches()) {
            faults.add(name + " names no columns, and fails where it is prepared when there is another one");
        }
        for (String mode : sql.startsWith(PLANNED_ANEW) ? List.of("custom") : List.of("custom", "generic")) {
            try {
                plan(sql, with, mode).stream()
                        .flatMap(node -> node.fault(with.reads()).stream())
                        .forEach(fault -> faults.add(name + with.list() + ", " + mode + " plan: " + fault));
            } catch (SQLException refused) {
                faults.add(name + with.list() + ": " + refused.getMessage());
            }
        }
        return faults;
    }

    /**
     * How long a statement takes as the services run it: prepared, in a transaction for the tenant, all pages in
     * memory.
     *
     * @param line of the arguments, which begins with the statement's name
     */
    public double medianMillis(String line, int times) throws SQLException {
        Arguments with = arguments.at(line);
        try (var connection = as(with.role());
                var statement = connection.createStatement()) {
            statement.execute("prepare statement as " + statements.sql(ArgumentLines.statement(line)));
            connection.setAutoCommit(false);
            double[] millis = new double[times];
            for (int i = 0; i < times; i++) {
                statement.execute("select set_config('app.tenant_id', cast(tenant() as text), true)");
                long begin = System.nanoTime();
                statement.execute("execute statement" + with.list());
                millis[i] = (System.nanoTime() - begin) / 1e6;
                connection.rollback();
            }
            Arrays.sort(millis);
            return millis[times / 2];
        }
    }

    private List<PlanNode> plan(String sql, Arguments with, String mode) throws SQLException {
        try (var connection = as(with.role());
                var statement = connection.createStatement()) {
            statement.execute("set max_parallel_workers_per_gather = 0");
            statement.execute("set plan_cache_mode = force_" + mode + "_plan");
            statement.execute("prepare statement as " + sql);
            connection.setAutoCommit(false);
            if (with.isTenants()) {
                statement.execute("select set_config('app.tenant_id', cast(tenant() as text), true)");
            }
            try (var plan = statement.executeQuery(EXPLAIN + with.list())) {
                plan.next();
                return PlanNode.of(plan.getString(1), connection);
            } finally {
                connection.rollback();
            }
        }
    }

    /** Tables that say nothing of growth, as the history left them empty. */
    private List<String> unfilled() throws SQLException {
        try (var connection = server.database(database).getConnection();
                var statement = connection.createStatement();
                var tables = statement.executeQuery("select name from unfilled_table")) {
            List<String> faults = new ArrayList<>();
            while (tables.next()) {
                faults.add(tables.getString(1) + " has no history in plans/history.sql");
            }
            return faults;
        }
    }

    private Connection as(String role) throws SQLException {
        return server.database(database, service + "_" + role, passwords.of(service, role))
                .getConnection();
    }

    @Override
    public void close() throws SQLException {
        try (var connection = server.database("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
        }
        stack.close();
    }

    private static InputStream resource(String name) {
        var resource = Plans.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("no " + name);
        }
        return resource;
    }

    private static String text(InputStream resource) {
        try (resource) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
