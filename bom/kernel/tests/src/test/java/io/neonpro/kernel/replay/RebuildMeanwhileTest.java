package io.neonpro.kernel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.event.ConcurrentChange;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.replay.Jar.Command.Fill;
import io.neonpro.kernel.replay.RebuildJob.Run;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Read models that are made anew while commands go on, and instances come and go. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RebuildMeanwhileTest extends JarsTest {

    private static final String FILLED = """
            insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
            values (?, ?, 3, gen_random_uuid(), 'jar', 'io.neonpro.test.jar-filled', 1,
                    jsonb_build_object('depositId', gen_random_uuid(), 'amount', 5), '{}')
            """;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Rebuilding rebuilding;

    @Inject
    Jobs jobs;

    /**
     * Jars are filled by several writers, rows are lost and changed at random, and the read model is rebuilt again and
     * again: in the end it shows what happened.
     */
    @Test
    void itIsRightWhateverHappensMeanwhile() {
        long seed = Long.getLong("neonpro.test.seed", System.nanoTime());
        System.out.println("-Dneonpro.test.seed=" + seed);
        Random random = new Random(seed);
        List<UUID> ids = Stream.generate(Ids::next).limit(30).toList();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(writer ->
                        CompletableFuture.runAsync(() -> write(ids, new Random(seed + writer), isOver, refused)))
                .toList();

        for (int round = 0; round < 5; round++) {
            damage(random);
            Operator.rebuild(tenant, false);
        }
        isOver.set(true);
        writers.forEach(CompletableFuture::join);

        assertThat(Operator.rebuild(tenant, true)).containsEntry("differing", 0);
        assertThat(refused).hasValue(0);
    }

    private void write(List<UUID> ids, Random random, AtomicBoolean isOver, AtomicInteger refused) {
        while (!isOver.get()) {
            try {
                handle(ids.get(random.nextInt(ids.size())), new Fill(Ids.next(), 1 + random.nextInt(9)));
            } catch (ConcurrentChange another) {
                // as may happen without a rebuild
            } catch (RuntimeException failure) {
                System.out.println(failure);
                refused.incrementAndGet();
            }
        }
    }

    private void damage(Random random) {
        TestDatabase.run("delete from jar where tenant_id = ? and md5(id::text || ?) < '3'", tenant, random.nextInt());
        TestDatabase.run(
                "update jar set amount = amount + 1 where tenant_id = ? and md5(id::text || ?) < '3'",
                tenant,
                random.nextInt());
        TestDatabase.run(
                "delete from jar_deposit where tenant_id = ? and md5(id::text || ?) < '3'", tenant, random.nextInt());
    }

    /** Its job is still that of an instance of which nobody hears any more; what that has gone through is done. */
    @Test
    void whatAnInstanceDiedOfAnotherOneGoesOnWith() {
        filled(110);
        List<String> before = JarTables.shown(tenant);
        TestDatabase.run("update jar set amount = 77 where tenant_id = ?", tenant);
        Instant later = Instant.now().plus(Duration.ofHours(1));
        Run run = new Run(Ids.next());
        Work.inTransaction(
                tenant,
                () -> rebuilds.begin("jar", run.run(), true)
                        .chain(() -> jobs.add(NewJob.of(RebuildJob.NAME, run).at(later))));
        Work.of(tenant, () -> rebuilding.page(run.run()));
        TestDatabase.run("update job set state = 'running', runs = 1, due_at = now() where tenant_id = ?", tenant);

        wakeWhoeverIsLeft();

        Map<String, Object> done = await().atMost(PATIENCE)
                .until(() -> Operator.last("rebuilds", tenant), one -> "done".equals(one.get("phase")));
        assertThat(done).containsEntry("streams", 110).containsEntry("corrected", 110);
        assertThat(JarTables.shown(tenant)).isEqualTo(before);
    }

    /** By a job for nobody, of a rebuild that there is none of. */
    private void wakeWhoeverIsLeft() {
        Work.inTransaction(Ids.next(), () -> jobs.add(NewJob.of(RebuildJob.NAME, new Run(Ids.next()))));
    }

    /** What the lock, and reading events only then, is for. */
    @Test
    void rowsMadeOfWhatWasReadBeforeWouldUndoACommand() {
        UUID id = filled(1).getFirst();
        Expected early = Work.inTransaction(tenant, () -> expected(id));
        handle(id, new Fill(Ids.next(), 5));

        Work.inTransaction(tenant, () -> comparison.write(model, early));
        List<UUID> stale = differing(id);
        Work.inTransaction(tenant, () -> comparison.compareAlone(model, List.of(id), true));

        assertThat(stale).containsExactly(id);
        assertThat(differing(id)).isEmpty();
    }

    /** It has looked for its row, which somebody had lost, and not committed what it made of it. */
    @Test
    void aCommandThatWasUnderWayIsWaitedFor() throws Exception {
        UUID id = filled(1).getFirst();
        TestDatabase.run("delete from jar where id = ?", id);
        CompletableFuture<Map<String, Object>> rebuilt;
        try (Connection command = TestDatabase.connection()) {
            command.setAutoCommit(false);
            fillWithoutARow(command, id);
            rebuilt = CompletableFuture.supplyAsync(() -> Operator.rebuild(tenant, false));
            await().atMost(PATIENCE)
                    .until(() -> Operator.last("rebuilds", tenant), one -> "settling".equals(one.get("phase")));
            assertThat(differing(id))
                    .as("it looks well, but for what is not committed")
                    .isEmpty();
            command.commit();
        }

        assertThat(rebuilt.join()).containsEntry("pass", 3);
        assertThat(differing(id)).isEmpty();
        assertThat(TestDatabase.texts("select version from jar where id = ?", id))
                .containsExactly("3");
    }

    /** What would become of the one above. */
    @Test
    void withoutWaitingItsRowWouldStayBehindItsEvents() throws Exception {
        UUID id = filled(1).getFirst();
        TestDatabase.run("delete from jar where id = ?", id);
        try (Connection command = TestDatabase.connection()) {
            command.setAutoCommit(false);
            fillWithoutARow(command, id);
            Work.inTransaction(tenant, () -> comparison.compareAlone(model, List.of(id), true));
            assertThat(differing(id)).isEmpty();
            command.commit();
        }

        assertThat(differing(id)).containsExactly(id);
    }

    private void fillWithoutARow(Connection command, UUID id) throws SQLException {
        try (var event = command.prepareStatement(FILLED);
                var row = command.prepareStatement("update jar set version = 3 where id = ?")) {
            event.setObject(1, tenant);
            event.setObject(2, id);
            event.executeUpdate();
            row.setObject(1, id);
            assertThat(row.executeUpdate()).isZero();
        }
    }
}
