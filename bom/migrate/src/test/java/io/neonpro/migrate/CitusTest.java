package io.neonpro.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where there is Citus: {@code -Dneonpro.citus=host:port,host:port,…}, the coordinator first, and the administrator's password in
 * {@code -Dneonpro.citus.password}. Its databases are made and stay.
 */
@EnabledIfSystemProperty(named = "neonpro.citus", matches = ".+")
class CitusTest {

    private static final Roles ROLES = new Roles("owner's", "app's", "relay's");

    private static final String LOCAL = """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
             where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
               and not exists (select from pg_dist_partition p where p.logicalrelid = c.oid)
            """;

    private final List<Server> servers = Stream.of(
                    System.getProperty("neonpro.citus", "").split(","))
            .map(address -> Server.at(address, System.getProperty("neonpro.citus.password")))
            .toList();

    private final Server coordinator = servers.getFirst();

    @ParameterizedTest
    @ValueSource(strings = {"clinic", "patient", "scheduling", "billing", "notify"})
    void whatHasATenantIsSpreadButForTheQueues(String service) throws SQLException {
        spread(service).run(coordinator, ROLES);

        var again = spread(service).run(coordinator, ROLES);

        assertThat(again).isEqualTo(new Migration.Applied(service, 0, 0));
        assertThat(ask(coordinator.database(service + "_spread"), LOCAL))
                .contains("outbox", "job")
                .isSubsetOf("outbox", "job", "delivery", "parked_key", "parked_event");
        assertThat(
                        ask(
                                coordinator.database(service + "_spread"),
                                "select distinct nodename || ':' || nodeport from citus_shards where citus_table_type = 'distributed'"))
                .hasSize(servers.size() - 1);
    }

    @Test
    void theTableOfALaterMigrationFollows() throws SQLException {
        spread("patient").run(coordinator, ROLES);
        var owner = coordinator.database("patient_spread", "patient_owner", ROLES.ownerPassword());
        ask(owner, "create table if not exists later (tenant_id uuid primary key); select 1");

        spread("patient").run(coordinator, ROLES);

        assertThat(ask(coordinator.database("patient_spread"), LOCAL)).doesNotContain("later");
    }

    /** Workers, too, look for deadlocks and for transactions whose end nobody said. */
    @Test
    void everyNodeReachesEachOther() throws SQLException {
        spread("patient").run(coordinator, ROLES);

        assertThat(ask(
                        coordinator.database("patient_spread"),
                        "select distinct result::text from citus_check_cluster_node_health()"))
                .containsExactly("true");
    }

    @Test
    void aWorkerHearsWhomATransactionIsFor() throws SQLException {
        spread("patient").run(coordinator, ROLES);
        UUID tenant = UUID.randomUUID();
        ask(
                coordinator.database("patient_spread"),
                "insert into tenant_standing values ('%s', 1, 'open') returning 1".formatted(tenant));
        String standing = "select standing from tenant_standing where tenant_id = '%s'".formatted(tenant);
        var app = coordinator.database("patient_spread", "patient_app", ROLES.appPassword());

        try (var connection = app.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try (var unbound = statement.executeQuery(standing)) {
                assertThat(unbound.next()).isFalse();
            }
            statement.execute("set local app.tenant_id to '%s'".formatted(tenant));
            try (var bound = statement.executeQuery(standing)) {
                assertThat(bound.next()).isTrue();
            }
        }
    }

    private Migration spread(String service) {
        return Migration.of(service).into(service + "_spread").over(servers.subList(1, servers.size()));
    }

    private static List<String> ask(DataSource source, String query) throws SQLException {
        var answers = new ArrayList<String>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            boolean hasRows = statement.execute(query);
            while (!hasRows) {
                hasRows = statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
        }
        return answers;
    }
}
