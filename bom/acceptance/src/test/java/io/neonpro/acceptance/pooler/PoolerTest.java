package io.neonpro.acceptance.pooler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.ClinicGroup;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.migrate.ShownCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is bound to a tenant within a transaction, in TLS to PgBouncer and over connections that it hands from one to the next;
 * skipped where it is not installed.
 */
@ExtendWith(RunningPlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class PoolerTest {

    private static final int CLIENTS = 12;
    private static final int TRANSACTIONS_EACH = 50;

    private Pooler pooler;
    private ShownCertificate shown;
    private List<UUID> tenants;

    @BeforeAll
    void start(Platform platform, @TempDir Path folder) throws Exception {
        assumeTrue(Pooler.program().isPresent(), "pgbouncer is not on the PATH (Debian's package pgbouncer has it)");
        tenants = List.of(tenant(platform, "Ponte"), tenant(platform, "Passarela"), tenant(platform, "Viaduto"));
        shown = ShownCertificate.of(Pooler.NAME, folder);
        Stream.of(folder, shown.key()).forEach(PoolerTest::letPgBouncerRead);
        pooler = new Pooler(
                Pooler.program().orElseThrow(),
                folder,
                platform.stack().addresses().primary(),
                "patient",
                platform.environment("patient").get("NEONPRO_POSTGRES_APP_PASSWORD"),
                shown);
        pooler.start();
    }

    /** It is not the user who runs this. */
    private static void letPgBouncerRead(Path path) {
        path.toFile().setReadable(true, false);
        path.toFile().setExecutable(Files.isDirectory(path), false);
    }

    @AfterAll
    void stop() {
        if (pooler != null) {
            pooler.stop();
        }
    }

    @Test
    void transactionsOfManyTenantsOverFewConnectionsSeeTheirOwnRowsOnly() throws Exception {
        List<Future<Set<String>>> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                UUID tenant = tenants.get(client % tenants.size());
                seen.add(threads.submit(() -> seenBy(tenant)));
            }
        }

        for (int client = 0; client < CLIENTS; client++) {
            assertThat(seen.get(client).get())
                    .containsExactly(tenants.get(client % tenants.size()).toString());
        }
    }

    @Test
    void outsideATransactionNothingIsSeenThoughOthersWereBoundBefore() throws SQLException {
        seenBy(tenants.getFirst());

        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < TRANSACTIONS_EACH; i++) {
                assertThat(tenantsIn(statement.executeQuery("select tenant_id from patient")))
                        .isEmpty();
            }
        }
    }

    @Test
    void whoSpeaksWithoutTlsIsNotLetIn() {
        assertThatThrownBy(() -> connect("sslmode=disable").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL required");
    }

    /** Why it is SET LOCAL: what is set for a session stays with the connection, whoever has it next. */
    @Test
    void aBindingOfTheSessionWouldBeSeenByOthers() throws SQLException {
        try (Connection careless = connect();
                Statement statement = careless.createStatement()) {
            for (int i = 0; i < TRANSACTIONS_EACH; i++) {
                statement.execute("SET app.tenant_id TO '" + tenants.getFirst() + "'");
            }
        }

        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            Set<String> seen = new TreeSet<>();
            for (int i = 0; i < TRANSACTIONS_EACH; i++) {
                seen.addAll(tenantsIn(statement.executeQuery("select tenant_id from patient")));
            }
            assertThat(seen).containsExactly(tenants.getFirst().toString());
            for (int i = 0; i < TRANSACTIONS_EACH; i++) {
                statement.execute("RESET app.tenant_id");
            }
        }
    }

    private Set<String> seenBy(UUID tenant) throws SQLException {
        Set<String> seen = new TreeSet<>();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement binding = connection.createStatement();
                    PreparedStatement patients = connection.prepareStatement("select tenant_id from patient")) {
                for (int i = 0; i < TRANSACTIONS_EACH; i++) {
                    binding.execute("SET LOCAL app.tenant_id TO '" + tenant + "'");
                    seen.addAll(tenantsIn(patients.executeQuery()));
                    connection.commit();
                }
            }
        }
        return seen;
    }

    /** Statements are prepared at the server from the first time on, where PgBouncer keeps them. */
    private Connection connect() throws SQLException {
        return connect("sslmode=verify-full&sslrootcert=" + shown.certificate());
    }

    private Connection connect(String transport) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + pooler.address() + "/patient?prepareThreshold="
                        + (pooler.keepsStatements() ? 1 : 0) + "&" + transport,
                "anybody",
                "");
    }

    private static Set<String> tenantsIn(ResultSet rows) throws SQLException {
        Set<String> tenants = new TreeSet<>();
        while (rows.next()) {
            tenants.add(rows.getString(1));
        }
        return tenants;
    }

    private static UUID tenant(Platform platform, String name) {
        ClinicGroup group = ClinicGroup.signUp(RunningPlatform.addresses(platform), name);
        group.register(Map.of("name", "Lia Rocha", "birthDate", "1990-05-17", "language", "pt-BR"));
        return group.tenant();
    }
}
