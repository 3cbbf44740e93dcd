package io.neonpro.kernel.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.event.ConcurrentChange;
import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.replay.Jar.Command.Fill;
import io.neonpro.kernel.replay.Jar.Command.Label;
import io.neonpro.kernel.replay.RebuildJob.Run;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Read models that are made anew of their events, while commands go on. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RebuildTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String FILLED = """
            insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
            values (?, ?, 3, gen_random_uuid(), 'jar', 'io.neonpro.test.jar-filled', 1,
                    jsonb_build_object('depositId', gen_random_uuid(), 'amount', 5), '{}')
            """;

    @Inject
    Jars jars;

    @Inject
    JarModel model;

    @Inject
    Comparison comparison;

    @Inject
    StoredEvents events;

    @Inject
    SubjectKeys keys;

    @Inject
    Rebuilds rebuilds;

    @Inject
    Rebuilding rebuilding;

    @Inject
    Jobs jobs;

    private final UUID tenant = Ids.next();

    @BeforeAll
    static void create() {
        JarTables.create();
    }

    @Test
    void whatIsMissingWrongOrLeftOverIsPutRight() {
        List<UUID> ids = filled(4);
        List<String> before = JarTables.shown(tenant);
        JarTables.execute("delete from jar where id = ?", ids.get(0));
        JarTables.execute("update jar set amount = 77 where id = ?", ids.get(1));
        JarTables.execute("delete from jar_deposit where jar_id = ?", ids.get(2));
        UUID stranger = Ids.next();
        JarTables.execute("insert into jar (tenant_id, id, version, amount) values (?, ?, 1, 5)", tenant, stranger);

        Map<String, Object> done = Operator.rebuild(tenant, false);

        assertThat(JarTables.shown(tenant)).isEqualTo(before);
        assertThat(done).containsEntry("streams", 5).containsEntry("events", 8).containsEntry("differing", 4);
        assertThat(strings(done.get("examples")))
                .containsExactlyInAnyOrder(
                        ids.get(0).toString(), ids.get(1).toString(), ids.get(2).toString(), stranger.toString());
    }

    @Test
    void whatEventsSayNothingOfStays() {
        UUID id = filled(1).getFirst();
        JarTables.execute("update jar set amount = 77, shelf = 'right' where id = ?", id);

        Operator.rebuild(tenant, false);

        assertThat(JarTables.list("select amount || shelf from jar where id = ?", id))
                .containsExactly("11right");
    }

    @Test
    void comparingChangesNothing() {
        UUID id = filled(2).getFirst();
        JarTables.execute("update jar set amount = 77 where id = ?", id);
        List<String> damaged = JarTables.shown(tenant);

        Map<String, Object> done = Operator.rebuild(tenant, true);

        assertThat(done).containsEntry("differing", 1).containsEntry("corrected", 0);
        assertThat(strings(done.get("examples"))).containsExactly(id.toString());
        assertThat(JarTables.shown(tenant)).isEqualTo(damaged);
    }

    @Test
    void whoeverWasErasedStaysErased() {
        List<UUID> ids = filled(2);
        UUID ana = ids.getFirst();
        handle(ana, new Label("Ana Souza"));
        Work.inTransaction(tenant, () -> keys.destroy(ana));

        Operator.rebuild(tenant, false);

        assertThat(JarTables.shown(tenant))
                .singleElement()
                .asString()
                .startsWith(ids.get(1).toString());
        assertThat(JarTables.list("select label from jar where label is not null and tenant_id = ?", tenant))
                .isEmpty();
    }

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

    /** Its job is still that of an instance of which nobody hears any more; what that has gone through is done. */
    @Test
    void whatAnInstanceDiedOfAnotherOneGoesOnWith() {
        filled(110);
        List<String> before = JarTables.shown(tenant);
        JarTables.execute("update jar set amount = 77 where tenant_id = ?", tenant);
        Instant later = Instant.now().plus(Duration.ofHours(1));
        Run run = new Run(Ids.next());
        Work.inTransaction(
                tenant,
                () -> rebuilds.begin("jar", run.run(), true)
                        .chain(() -> jobs.add(NewJob.of(RebuildJob.NAME, run).at(later))));
        Work.of(tenant, () -> rebuilding.page(run.run()));
        JarTables.execute("update job set state = 'running', runs = 1, due_at = now() where tenant_id = ?", tenant);

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
        JarTables.execute("delete from jar where id = ?", id);
        CompletableFuture<Map<String, Object>> rebuilt;
        try (Connection command = JarTables.connection()) {
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
        assertThat(JarTables.list("select version from jar where id = ?", id)).containsExactly("3");
    }

    /** What would become of the one above. */
    @Test
    void withoutWaitingItsRowWouldStayBehindItsEvents() throws Exception {
        UUID id = filled(1).getFirst();
        JarTables.execute("delete from jar where id = ?", id);
        try (Connection command = JarTables.connection()) {
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

    private List<UUID> differing(UUID id) {
        return Work.inTransaction(tenant, () -> expected(id).flatMap(now -> comparison.differing(model, now)));
    }

    @Test
    void nobodyButTheOperatorMayAsk() {
        String owner = TestTokens.user(tenant).scopes("tenant:write").sign();

        given().get(Operator.PROJECTIONS).then().statusCode(401);
        given().auth().oauth2(owner).get(Operator.PROJECTIONS).then().statusCode(403);
        given().auth()
                .oauth2(owner)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(Operator.PROJECTIONS + "/jar/rebuild")
                .then()
                .statusCode(403);
        Operator.asks()
                .body("{}")
                .post(Operator.PROJECTIONS + "/bowl/rebuild")
                .then()
                .statusCode(404);
    }

    /** All tenants that have events, and nobody had to keep a list of them. */
    @Test
    void everyTenantIsFound() {
        filled(1);

        Operator.asks()
                .body(Map.of("after", before(tenant), "compareOnly", true))
                .post(Operator.PROJECTIONS + "/jar/rebuild")
                .then()
                .statusCode(200);

        assertThat(JarTables.list("select model from rebuild where tenant_id = ?", tenant))
                .containsExactly("jar");
    }

    private static UUID before(UUID one) {
        return new UUID(one.getMostSignificantBits(), one.getLeastSignificantBits() - 1);
    }

    private Uni<Expected> expected(UUID id) {
        return events.allOf(model.aggregate(), List.of(id)).map(stories -> Expected.of(model, stories));
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
        JarTables.execute("delete from jar where tenant_id = ? and md5(id::text || ?) < '3'", tenant, random.nextInt());
        JarTables.execute(
                "update jar set amount = amount + 1 where tenant_id = ? and md5(id::text || ?) < '3'",
                tenant,
                random.nextInt());
        JarTables.execute(
                "delete from jar_deposit where tenant_id = ? and md5(id::text || ?) < '3'", tenant, random.nextInt());
    }

    private List<UUID> filled(int count) {
        List<UUID> ids = Stream.generate(Ids::next).limit(count).toList();
        ids.forEach(id -> handle(id, new Fill(Ids.next(), 7)));
        ids.forEach(id -> handle(id, new Fill(Ids.next(), 4)));
        return ids;
    }

    private void handle(UUID id, Jar.Command command) {
        Work.inTransaction(tenant, () -> jars.handle(id, command));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }
}
