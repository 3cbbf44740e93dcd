package io.neonpro.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.AtOnce;
import io.neonpro.acceptance.Databases;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.Parallel;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.Program;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A sign-up whose processes end as in a crash, wherever it is: once they are back it is completed or undone, and
 * no e-mail address is taken by one that is not there.
 */
@Order(3)
@ExtendWith(RunningPlatform.class)
class SignUpFaultTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Platform platform;
    private Databases databases;
    private Addresses addresses;
    private Program clinic;
    private Program identity;

    @BeforeEach
    void find(Platform running) {
        platform = running;
        databases = new Databases(running);
        addresses = RunningPlatform.addresses(running);
        clinic = running.service("clinic");
        identity = running.service("identity");
    }

    @AfterEach
    void everythingRuns() {
        Parallel.run(List.of(identity::start, clinic::start));
    }

    /** Two at once: of the one the owner is being registered, of the other the tenant is being stored. */
    @Test
    void theClinicDiesWhileOwnersAreRegisteredAndTenantsStored() throws SQLException {
        NewGroup registering = NewGroup.any();
        NewGroup storing = NewGroup.any();

        try (Connection tenants = hold("clinic", "slug")) {
            CompletableFuture<Optional<Answer>> stored = storing.signUpLater(addresses);
            awaitSomebodyWaitingIn("clinic");
            try (Connection owners = hold("identity", "platform_user")) {
                CompletableFuture<Optional<Answer>> registered = registering.signUpLater(addresses);
                awaitSomebodyWaitingIn("identity");
                clinic.kill();
                assertThat(List.of(stored.join(), registered.join())).containsOnly(Optional.empty());
            }
        }

        startTheClinicThatDied();
        assertThat(List.of(endOf(registering), endOf(storing))).isSubsetOf("completed", "undone");
        assertThat(List.of(registering, storing)).allSatisfy(this::assertThatItSignsInOrIsFree);
    }

    /** Of one the owner is being registered; the other completes without it, but for the token of its owner. */
    @Test
    void identityDiesWhileOwnersAreRegisteredAndBeforeTheyAreSignedIn() throws SQLException {
        NewGroup registering = NewGroup.any();
        NewGroup storing = NewGroup.any();
        CompletableFuture<Optional<Answer>> registered;
        CompletableFuture<Optional<Answer>> stored;

        try (Connection tenants = hold("clinic", "slug")) {
            stored = storing.signUpLater(addresses);
            awaitSomebodyWaitingIn("clinic");
            try (Connection owners = hold("identity", "platform_user")) {
                registered = registering.signUpLater(addresses);
                awaitSomebodyWaitingIn("identity");
                identity.kill();
            }
        }

        assertThat(stored.join().orElseThrow().expect(503).at("/code").asText()).isEqualTo("sign-in-unavailable");
        assertThat(endOf(storing)).isEqualTo("completed");
        identity.start();
        assertThat(endOf(registering)).isIn("completed", "undone");
        assertThat(registered.join().map(Answer::status))
                .hasValueSatisfying(status -> assertThat(status).isIn(201, 503));
        assertThat(List.of(registering, storing)).allSatisfy(this::assertThatItSignsInOrIsFree);
    }

    /** It is undone when its time is over, as it is made to be, and what identity is asked for after all comes to nothing. */
    @Test
    void identityIsAwayForTooLong() throws SQLException {
        NewGroup group = NewGroup.any();

        try (Connection held = hold("identity", "platform_user")) {
            CompletableFuture<Optional<Answer>> answer = group.signUpLater(addresses);
            awaitSomebodyWaitingIn("identity");
            identity.freeze();

            assertThat(answer.join().orElseThrow().status()).isEqualTo(503);
            databases.damage("clinic", "update workflow set deadline_at = now() where ended_at is null");
            await().atMost(PATIENCE).until(() -> state(group).equals(Optional.of("undoing")));
        }

        identity.thaw();
        assertThat(endOf(group)).isEqualTo("undone");
        assertThat(isKnown("identity", "select from platform_user where email = '%s'".formatted(group.email())))
                .isFalse();
        assertThatItSignsInOrIsFree(group);
    }

    /** Several at once, whose clinic and identity are killed somewhere: where, the printed seed says roughly. */
    @Test
    void bothDieSomewhere() throws InterruptedException {
        long seed = Long.getLong("neonpro.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<NewGroup> groups = Stream.generate(NewGroup::any).limit(20).toList();
        List<CompletableFuture<Optional<Answer>>> answers =
                groups.stream().map(group -> group.signUpLater(addresses)).toList();

        wait(random, 700);
        clinic.kill();
        wait(random, 100);
        identity.kill();
        answers.forEach(CompletableFuture::join);
        Parallel.run(List.of(identity::start, this::startTheClinicThatDied));

        await().atMost(PATIENCE).until(() -> !isKnown("clinic", "select from workflow where ended_at is null"));
        AtOnce.run(groups, this::assertThatItSignsInOrIsFree);
    }

    /** As if the time was over for which nobody else takes on what it had begun. */
    private void startTheClinicThatDied() {
        databases.damage("clinic", "update job set due_at = now() where state = 'running'");
        clinic.start();
    }

    /** Of the test itself, which decides when a process dies. */
    private static void wait(Random random, int mostMillis) throws InterruptedException {
        new CountDownLatch(1).await(random.nextInt(mostMillis), TimeUnit.MILLISECONDS);
    }

    /** How it ended. */
    private String endOf(NewGroup group) {
        await().atMost(PATIENCE)
                .until(() -> state(group).filter(SignUpFaultTest::isEnd).isPresent());
        return state(group).orElseThrow();
    }

    private static boolean isEnd(String state) {
        return List.of("completed", "undone").contains(state);
    }

    /** Whoever asks again, under the same key and with the same address, is signed up, now or before. */
    private void assertThatItSignsInOrIsFree(NewGroup group) {
        Answer again = await().atMost(PATIENCE).until(() -> group.signUp(addresses), answer -> answer.status() != 503);
        Client owner =
                Client.stranger(addresses).signedIn(again.expect(201).json().path("token"));
        await().atMost(PATIENCE)
                .until(() -> owner.get("identity", "/api/v1/users")
                        .expect(200)
                        .text()
                        .contains(group.email()));
        assertThat(owner.get("clinic", "/api/v1/tenant").expect(200).at("/slug").asText())
                .isEqualTo(group.slug());
    }

    /** Of the sign-up, as the clinic's database has it. */
    private Optional<String> state(NewGroup group) {
        return first("clinic", """
                select state from workflow
                 where (tenant_id, id) in (
                       select tenant_id, stream from event
                        where type = 'io.neonpro.sign-up.asked' and data ->> 'slug' = '%s')
                """.formatted(group.slug()));
    }

    private boolean isKnown(String database, String sql) {
        return first(database, "select 'known' " + sql.substring("select".length()))
                .isPresent();
    }

    private void awaitSomebodyWaitingIn(String database) {
        await().atMost(PATIENCE).until(() -> isKnown(database, """
                        select from pg_locks
                         where not granted and locktype = 'relation'
                           and database = (select oid from pg_database where datname = '%s')
                        """.formatted(database)));
    }

    /** Nobody writes to the table until the connection is closed. */
    private Connection hold(String database, String table) throws SQLException {
        Connection connection = administrator(database);
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table " + table + " in exclusive mode");
        return connection;
    }

    private Optional<String> first(String database, String sql) {
        return databases.ask(database, sql).stream().findFirst();
    }

    private Connection administrator(String database) throws SQLException {
        return platform.stack().primary().server().database(database).getConnection();
    }

    /** Who wants to sign up. */
    private record NewGroup(String slug, String email, String key) {

        static NewGroup any() {
            String name = "crash-" + UUID.randomUUID();
            return new NewGroup(name, name + "@example.com", UUID.randomUUID().toString());
        }

        /** Empty when nobody answers. */
        CompletableFuture<Optional<Answer>> signUpLater(Addresses addresses) {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return Optional.of(signUp(addresses));
                } catch (UncheckedIOException dead) {
                    return Optional.empty();
                }
            });
        }

        Answer signUp(Addresses addresses) {
            return Client.stranger(addresses)
                    .post(
                            "clinic",
                            "/api/v1/tenants",
                            Map.of(
                                    "name",
                                    "Crash",
                                    "slug",
                                    slug,
                                    "timezone",
                                    "America/Sao_Paulo",
                                    "owner",
                                    Map.of("name", "Helena Prado", "email", email, "password", "correct-horse-" + slug),
                                    "clinic",
                                    Map.of("name", "Jardins")),
                            Map.of("Idempotency-Key", key));
        }
    }
}
