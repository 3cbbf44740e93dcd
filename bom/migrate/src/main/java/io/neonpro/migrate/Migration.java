package io.neonpro.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Everything a service's database needs before the service starts: roles, the database, extensions,
 * then two histories of SQL as the owner, the kernel's before the service's. Running it again
 * changes nothing; two that run at once take turns.
 *
 * @param service names the roles and the placeholder {@code ${service}}
 * @param database usually the service's name
 * @param sources where the SQL is
 * @param workers over which the tables are spread, where the server is the coordinator of Citus
 */
public record Migration(String service, String database, Sources sources, List<Server> workers) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    static final String MAINTENANCE_DATABASE = "postgres";

    public Migration {
        requireName(service);
        requireName(database);
        Objects.requireNonNull(sources, "sources");
        workers = List.copyOf(workers);
    }

    /** On one server. */
    public Migration(String service, String database, Sources sources) {
        this(service, database, sources, List.of());
    }

    /** The migration of a service's own database with the SQL of this jar. */
    public static Migration of(String service) {
        return new Migration(service, service, Sources.bundled(service));
    }

    /** The same service's migration in another database, as tests use. */
    public Migration into(String otherDatabase) {
        return new Migration(service, otherDatabase, sources, workers);
    }

    /** The same database from other SQL. */
    public Migration from(Sources otherSources) {
        return new Migration(service, database, otherSources, workers);
    }

    /** The same database with its tables over the workers of Citus. */
    public Migration over(List<Server> otherWorkers) {
        return new Migration(service, database, sources, otherWorkers);
    }

    /**
     * Creates what is missing and applies what is new.
     *
     * @return what was applied
     * @throws SQLException when the server cannot be reached or refuses
     * @throws org.flywaydb.core.api.FlywayException when a migration fails or was changed after it
     *     was applied
     */
    public Applied run(Server server, Roles roles) throws SQLException {
        try (var admin = server.database(MAINTENANCE_DATABASE).getConnection()) {
            takeTurn(admin);
            var target = new ServiceDatabase(service, database);
            target.createRoles(admin, roles);
            target.createDatabase(admin);
            try (var inDatabase = server.database(database).getConnection()) {
                target.prepareSchema(inDatabase);
            }
            var shards = new Shards(target, workers);
            shards.join(server, roles);
            var owner = server.database(database, service + "_owner", roles.ownerPassword());
            var applied = new Applied(
                    service,
                    migrate(owner, "flyway_kernel", sources.kernel()),
                    migrate(owner, "flyway_service", sources.service()));
            shards.distribute(server);
            return applied;
        }
    }

    /** Roles belong to the whole server, so the lock is one of the maintenance database. */
    private void takeTurn(Connection admin) throws SQLException {
        try (var lock = admin.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "neonpro-migrate:" + service);
            lock.execute();
        }
    }

    private int migrate(DataSource owner, String history, List<String> locations) {
        if (locations.isEmpty()) {
            return 0;
        }
        return Flyway.configure()
                .dataSource(owner)
                .defaultSchema("public")
                .table(history)
                .locations(locations.toArray(String[]::new))
                .failOnMissingLocations(false)
                .placeholders(Map.of("service", service))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a database name: '" + name + "'");
        }
    }

    /** How many migrations a run applied: the kernel's and the service's. */
    public record Applied(String service, int kernel, int own) {}
}
