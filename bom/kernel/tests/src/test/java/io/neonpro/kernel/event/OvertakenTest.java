package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.event.Tally.Command.Count;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.migrate.Server;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command that has read a stream which somebody else appends to before it does. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class OvertakenTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String FIVE = """
            insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
            values (?, ?, 1, gen_random_uuid(), 'tally', 'io.neonpro.test.counted', 1, '{"step": 5}', '{}')
            """;

    @Inject
    Aggregates aggregates;

    private final UUID tenant = Ids.next();
    private final UUID id = Ids.next();
    private Aggregate<Tally.Command, Tally, TallyEvent> tallies;

    @BeforeEach
    void build() {
        tallies = aggregates.of("tally", new Tally.Rules(), EventFamily.of(TallyEvent.class));
    }

    @Test
    void itIsDecidedAnewOnWhatIsThereThen() throws SQLException {
        Change<Tally, TallyEvent> change = overtaken(() -> tallies.handle(id, new Count(2)));

        assertThat(change.version()).isEqualTo(2);
        assertThat(change.state().total()).isEqualTo(7);
    }

    /** What would become of the one above: a command for one version has one attempt. */
    @Test
    void withOneAttemptItFails() {
        assertThatThrownBy(() -> overtaken(() -> tallies.handle(id, 0, new Count(2))))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConcurrentChange.class);
    }

    /** Between the command's reading and its writing, five are counted. */
    private Change<Tally, TallyEvent> overtaken(Supplier<Uni<Change<Tally, TallyEvent>>> command) throws SQLException {
        try (Connection faster = administrator()) {
            faster.setAutoCommit(false);
            append(faster);
            var slower = CompletableFuture.supplyAsync(() -> Work.inTransaction(tenant, command));
            await().atMost(PATIENCE).until(this::isAnAppendWaiting);
            faster.commit();
            return slower.join();
        }
    }

    private void append(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(FIVE)) {
            statement.setObject(1, tenant);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    private boolean isAnAppendWaiting() {
        return Work.ask(tenant, Boolean.class, """
                        select exists (select from pg_stat_activity
                                        where datname = current_database() and wait_event_type = 'Lock'
                                          and query like 'insert into event%')
                        """);
    }

    private static Connection administrator() throws SQLException {
        return Server.at(configured("NEONPRO_POSTGRES_PRIMARY"), configured("NEONPRO_POSTGRES_ADMIN_PASSWORD"))
                .database(configured("NEONPRO_DATABASE"))
                .getConnection();
    }

    private static String configured(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
