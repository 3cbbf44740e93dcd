package io.neonpro.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final Roles ROLES = new Roles("owner's", "app's", "relay's");
    private static final Sources NOTES = new Sources(List.of("classpath:sql/kernel"), List.of("classpath:sql/notes"));
    private static final String TENANT = "0198c0de-0000-7000-8000-000000000001";

    private static EmbeddedPostgres postgres;
    private static Server server;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        server = new Server("localhost", postgres.getPort(), "postgres", "postgres");
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void anEmptyServerGetsTheDatabaseAndBothHistories() throws SQLException {
        var applied = notes("fresh").run(server, ROLES);

        assertThat(applied).isEqualTo(new Migration.Applied("fresh", 1, 1));
        assertThat(owner("fresh", "flyway_kernel", "flyway_service", "note")).containsOnly("fresh_owner");
    }

    @Test
    void aSecondRunChangesNothing() throws SQLException {
        notes("again").run(server, ROLES);

        var applied = notes("again").run(server, ROLES);

        assertThat(applied).isEqualTo(new Migration.Applied("again", 0, 0));
    }

    @Test
    void runsAtTheSameTimeTakeTurns() throws Exception {
        Callable<Integer> run = () -> notes("turns").run(server, ROLES).own();
        var applied = new ArrayList<Integer>();

        try (var threads = Executors.newCachedThreadPool()) {
            for (var each : threads.invokeAll(List.of(run, run, run))) {
                applied.add(each.get());
            }
        }

        assertThat(applied).containsExactlyInAnyOrder(1, 0, 0);
    }

    /** It would have written them to its log; told one, it makes a verifier of 4,096 iterations. */
    @Test
    void theServerIsToldNoPassword() throws SQLException {
        notes("quiet").run(server, ROLES);

        assertThat(
                        ask(
                                "postgres",
                                "select count(*) from pg_authid where rolname like 'quiet\\_%' and rolpassword like 'SCRAM-SHA-256$64:%'"))
                .isEqualTo("3");
    }

    /** A pooler signs in with what it heard of a client that signed in before, which another salt makes worthless. */
    @Test
    void aPasswordThatIsTheSameKeepsItsVerifier() throws SQLException {
        notes("same").run(server, ROLES);
        String first = verifiers("same");

        notes("same").run(server, ROLES);

        assertThat(verifiers("same")).isEqualTo(first);
    }

    @Test
    void aPasswordThatIsAnotherGetsAnotherVerifier() throws SQLException {
        notes("other").run(server, ROLES);
        String app = verifiers("other_app");
        String relay = verifiers("other_relay");

        notes("other").run(server, new Roles(ROLES.ownerPassword(), "app's next", ROLES.relayPassword()));

        assertThat(ScramVerifier.isOf("app's next", verifiers("other_app"))).isTrue();
        assertThat(verifiers("other_app")).isNotEqualTo(app);
        assertThat(verifiers("other_relay")).isEqualTo(relay);
    }

    /** It costs each start of a service more. */
    @Test
    void aVerifierOfMoreIterationsIsReplaced() throws SQLException {
        notes("slow").run(server, ROLES);
        ask("postgres", "alter role slow_app password 'app''s'; select 1");

        notes("slow").run(server, ROLES);

        assertThat(verifiers("slow_app")).startsWith("SCRAM-SHA-256$64:");
    }

    @Test
    void rolesHaveNoPrivilegeThatOpensOtherTenantsRows() throws SQLException {
        notes("meek").run(server, ROLES);

        assertThat(ask("postgres", """
                                select string_agg(rolname, ' ' order by rolname) from pg_roles
                                 where rolname like 'meek\\_%' and rolcanlogin and not (rolsuper
                                    or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                                """)).isEqualTo("meek_app meek_owner meek_relay");
    }

    @Test
    void theApplicationSeesItsTenantsRowsOnly() throws SQLException {
        notes("guarded").run(server, ROLES);
        ask(
                "guarded",
                "insert into note values ('%s', 1, 'ours'), ('%s', 1, 'theirs') returning id"
                        .formatted(TENANT, UUID.randomUUID()));

        assertThat(askAs("app", "guarded", "select count(*) from note")).isEqualTo("0");
        assertThat(askAs("app", "guarded", bound("select string_agg(text, '') from note")))
                .isEqualTo("ours");
    }

    @Test
    void withoutItsPolicyTheIsolationIsGone() throws SQLException {
        notes("opened").run(server, ROLES);
        ask("opened", "insert into note values ('%s', 1, 'theirs') returning 1".formatted(TENANT));

        ask("opened", "alter table note disable row level security; select 1");

        assertThat(askAs("app", "opened", "select count(*) from note")).isEqualTo("1");
    }

    @Test
    void applicationAndRelayCreateNothing() throws SQLException {
        notes("frugal").run(server, ROLES);

        for (String role : List.of("app", "relay")) {
            assertThatThrownBy(() -> askAs(role, "frugal", "create table mine (); select 1"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whatTheApplicationAsksEndsByItself() throws SQLException {
        notes("bounded").run(server, ROLES);

        assertThat(askAs("app", "bounded", "show statement_timeout")).isEqualTo("30s");
        assertThat(askAs("app", "bounded", "show citus.propagate_set_commands")).isEqualTo("local");
        assertThat(askAs("app", "bounded", "show lock_timeout")).isEqualTo("10s");
        assertThat(askAs("app", "bounded", "show idle_in_transaction_session_timeout"))
                .isEqualTo("1min");
    }

    @Test
    void oneServiceCannotConnectToAnothersDatabase() throws SQLException {
        notes("hers").run(server, ROLES);
        notes("his").run(server, ROLES);

        assertThatThrownBy(() -> server.database("his", "hers_app", "app's").getConnection())
                .hasMessageContaining("permission denied");
    }

    @Test
    void aServiceWithoutSqlGetsTheKernelsOnly() throws SQLException {
        var bare = NOTES.kernel();

        var applied = Migration.of("bare")
                .from(new Sources(bare, List.of("classpath:sql/absent")))
                .run(server, ROLES);

        assertThat(applied).isEqualTo(new Migration.Applied("bare", 1, 0));
    }

    @Test
    void aServerWithoutCitusSpreadsNothing() {
        assertThatThrownBy(() -> notes("spread").over(List.of(server)).run(server, ROLES))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("citus");
    }

    /** Whoever signs in is looked for before the tenant is known. */
    @Test
    void identityIsNeverSpread() {
        var environment = environment("coordinator:5432");
        environment.put("NEONPRO_CITUS_WORKERS", "worker-0:5432, worker-1:5432");

        var settings = Settings.of(environment);

        assertThat(settings.workers("patient")).extracting(Server::host).containsExactly("worker-0", "worker-1");
        assertThat(settings.workers("identity")).isEmpty();
    }

    @Test
    void brokenSqlFailsAndNamesTheFile() {
        var broken = new Sources(NOTES.kernel(), List.of("classpath:sql/broken"));

        assertThatThrownBy(() -> Migration.of("broken").from(broken).run(server, ROLES))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("V0001__oops.sql");
    }

    @Test
    void theCommandMigratesEveryServiceFromTheJarAndAgain() {
        var environment = environment("localhost:" + postgres.getPort());

        assertThat(Migrate.run(List.of(), environment)).isEqualTo(Migrate.DONE);
        assertThat(Migrate.run(List.of(), environment)).isEqualTo(Migrate.DONE);
        assertThat(Migrate.run(List.of("kernel"), environment)).isEqualTo(Migrate.DONE);
    }

    @Test
    void theCommandTellsBadConfigurationFromAnUnreachableServer() {
        assertThat(Migrate.run(List.of(), Map.of())).isEqualTo(Migrate.BAD_CONFIGURATION);
        assertThat(Migrate.run(List.of(), environment("localhost:1"))).isEqualTo(Migrate.SERVER_UNREACHABLE);
    }

    @Test
    void everyRoleNeedsAPasswordOfItsOwn() {
        for (String role : List.of("OWNER", "APP", "RELAY")) {
            String variable = "NEONPRO_POSTGRES_PATIENT_%s_PASSWORD".formatted(role);
            var environment = environment("localhost:" + postgres.getPort());
            environment.remove(variable);
            assertThatThrownBy(() -> Settings.of(environment).roles("patient")).hasMessageContaining(variable);

            environment.put(variable, "neonpro");
            assertThatThrownBy(() -> Settings.of(environment).roles("patient")).hasMessageContaining(variable);
        }
    }

    @Test
    void rolesThatShareAPasswordAreRefused() {
        var environment = environment("localhost:" + postgres.getPort());
        environment.put(
                "NEONPRO_POSTGRES_PATIENT_RELAY_PASSWORD", environment.get("NEONPRO_POSTGRES_PATIENT_APP_PASSWORD"));

        assertThatThrownBy(() -> Settings.of(environment).roles("patient")).hasMessageContaining("share a password");
        assertThat(Migrate.run(List.of("patient"), environment)).isEqualTo(Migrate.BAD_CONFIGURATION);
    }

    private static Map<String, String> environment(String primary) {
        Map<String, String> environment = new HashMap<>(
                Map.of("NEONPRO_POSTGRES_PRIMARY", primary, "NEONPRO_POSTGRES_ADMIN_PASSWORD", "postgres"));
        for (String service : List.of("KERNEL", "IDENTITY", "CLINIC", "PATIENT", "SCHEDULING", "BILLING", "NOTIFY")) {
            for (String role : List.of("OWNER", "APP", "RELAY")) {
                environment.put(
                        "NEONPRO_POSTGRES_%s_%s_PASSWORD".formatted(service, role),
                        "of-%s-%s-0123456789".formatted(service, role));
            }
        }
        return environment;
    }

    private static Migration notes(String service) {
        return Migration.of(service).from(NOTES);
    }

    private static String verifiers(String roles) throws SQLException {
        return ask(
                "postgres",
                "select string_agg(rolpassword, ' ' order by rolname) from pg_authid where rolname like '%s%%'"
                        .formatted(roles));
    }

    private static List<String> owner(String database, String... tables) throws SQLException {
        var owners = new ArrayList<String>();
        for (String table : tables) {
            owners.add(ask(database, "select tableowner from pg_tables where tablename = '" + table + "'"));
        }
        return owners;
    }

    private static String bound(String query) {
        return "set app.tenant_id to '%s'; %s".formatted(TENANT, query);
    }

    private static String ask(String database, String query) throws SQLException {
        return answer(server.database(database), query);
    }

    private static String askAs(String role, String service, String query) throws SQLException {
        return answer(server.database(service, service + "_" + role, role + "'s"), query);
    }

    private static String answer(DataSource source, String query) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            boolean hasRows = statement.execute(query);
            while (!hasRows) {
                hasRows = statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
