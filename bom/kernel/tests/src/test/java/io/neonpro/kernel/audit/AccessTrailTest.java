package io.neonpro.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** What an instance has still to note: when it ends, and when some log cannot be written. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class AccessTrailTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final TenantStatement FIRST_NUMBER = new TenantStatement(
            "insert into access_entry (tenant_id, number, at, action, seal) values ($1, 1, now(), 'held', '')");
    private static final String WAITING = "select count(*) from pg_locks where not granted";
    private static final String NOTED = "select count(*) from access_entry where tenant_id = $1";

    private static final PatternFormatter FORMATTER = new PatternFormatter("%s");

    @Inject
    AccessTrail trail;

    private final UUID tenant = UUID.randomUUID();

    @Test
    void whatARoundIsAboutToWriteTheEndDoesNotWriteAsWell() throws Exception {
        // Given a round that cannot go on yet
        CompletableFuture<Void> isHeld = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> hold(isHeld, goOn));
        isHeld.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        trail.note(tenant, access(), Duration.ZERO);
        await().atMost(PATIENCE).until(() -> waiting() == 1);

        // When
        CompletableFuture<Void> end = trail.end();
        goOn.complete(null);

        // Then
        end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        holder.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(noted(tenant)).isEqualTo(1);
    }

    @Test
    void aTenantWhoseLogCannotBeWrittenIsInNobodysWay() {
        List<UUID> broken = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        List<UUID> whole = Stream.generate(UUID::randomUUID).limit(20).toList();
        broken.forEach(AccessTrailTest::breakLog);

        Stream.of(broken, whole, broken).flatMap(List::stream).forEach(one -> trail.note(one, access(), Duration.ZERO));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(whole)
                        .allSatisfy(one -> assertThat(noted(one)).isEqualTo(1)));
        assertThat(broken).allSatisfy(one -> assertThat(noted(one)).isEqualTo(1));
        broken.forEach(AccessTrailTest::mend);
    }

    @Test
    void whatWaitsOfOneTenantTakesNobodyElsesRoom() {
        // Given a log that cannot be written
        breakLog(tenant);
        for (int i = 0; i < Backlog.MAX_OF_TENANT; i++) {
            trail.requireRoom(tenant);
            trail.note(tenant, access(), Duration.ZERO);
        }

        // Then
        assertThatThrownBy(() -> trail.requireRoom(tenant)).isInstanceOf(ProblemException.class);
        trail.requireRoom(UUID.randomUUID());

        // And it is written when it can be
        mend(tenant);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(noted(tenant)).isEqualTo(Backlog.MAX_OF_TENANT));
        trail.requireRoom(tenant);
    }

    @Test
    void whatIsSeenAgainAndAgainIsNotedOnceInThatTime() {
        Access access = access();
        IntStream.range(0, 3).forEach(i -> trail.note(tenant, access, Duration.ofHours(1)));
        IntStream.range(0, 3).forEach(i -> trail.note(tenant, access(), Duration.ZERO));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(noted(tenant)).isEqualTo(4));
    }

    /** What is cut off a log's end shows in nothing that the database holds. */
    @Test
    void whereALogEndsIsToldElsewhereToo() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler heard = new Lines(lines);
        Logger log = Logger.getLogger(AccessTrail.class.getName());
        log.addHandler(heard);

        trail.note(tenant, access(), Duration.ZERO);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines)
                        .anyMatch(line -> line.equals(
                                "The access log of tenant %s has entry 1 with the seal %s".formatted(tenant, seal()))));
        log.removeHandler(heard);
    }

    private String seal() {
        return TestDatabase.text("select encode(seal, 'hex') from access_entry where tenant_id = ?", tenant);
    }

    /** Keeps what is logged. */
    private static final class Lines extends Handler {

        private final List<String> lines;

        private Lines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(FORMATTER.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** No number follows on its last one. */
    private static void breakLog(UUID tenant) {
        Work.execute(
                tenant,
                "insert into access_entry (tenant_id, number, at, action, seal) values ($1, $2, now(), 'last there is', '')",
                tenant,
                Long.MAX_VALUE);
    }

    private static void mend(UUID tenant) {
        TestDatabase.run("delete from access_entry where tenant_id = ?", tenant);
    }

    private static long noted(UUID tenant) {
        return Work.ask(tenant, Long.class, NOTED, tenant);
    }

    /** Has somebody else take the first number, and give it back. */
    private void hold(CompletableFuture<Void> isHeld, CompletableFuture<Void> goOn) {
        Work.of(tenant, () -> {
            Context context = Vertx.currentContext();
            return Transactions.undone(() -> FIRST_NUMBER
                    .run()
                    .invoke(inserted -> isHeld.complete(null))
                    .flatMap(inserted -> Uni.createFrom().completionStage(goOn))
                    .emitOn(task -> context.runOnContext(now -> task.run())));
        });
    }

    private long waiting() {
        return Work.ask(tenant, Long.class, WAITING);
    }

    private static Access access() {
        return new Access(
                Instant.now().truncatedTo(ChronoUnit.MICROS), UUID.randomUUID(), null, "test.read", null, null, null);
    }
}
