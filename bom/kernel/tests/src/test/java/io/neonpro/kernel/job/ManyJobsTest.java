package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Many jobs that are due at once, of many tenants, in two instances. */
@JobTest
class ManyJobsTest extends EngineTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TENANTS = 100;

    /** 10,000 of them take a minute: {@code -Dneonpro.jobs=10000}. */
    private static final int JOBS = Integer.getInteger("neonpro.jobs", 2_000);

    /** A job in six dies with its worker, and one in six is taken from a worker that goes on nevertheless. */
    @Test
    void eachHasItsEffectOnceWhileWorkersDie() {
        long seed = new Random().nextLong();
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", seed);
        Random random = new Random(seed);
        Counting kind = new Counting(
                JobLimits.STANDARD.withConcurrency(8),
                job -> effects.happen(job.payload().number()));
        Instance.Workers mortal =
                (payloads, queue, settings, metrics) -> new Mortal(random, payloads, queue, settings, metrics);
        List<Instance> both = Stream.generate(() -> with(mortal, kind)).limit(2).toList();
        List<UUID> tenants = Stream.generate(Ids::next).limit(TENANTS).toList();
        IntStream.range(0, TENANTS).forEach(t -> addAll(both.get(t % 2), tenants.get(t), numbers(t)));
        long begin = System.nanoTime();

        both.forEach(Instance::start);
        await().atMost(PATIENCE).until(() -> {
            effects.endLeases();
            both.forEach(Instance::wake);
            return effects.jobs() == 0;
        });

        System.out.printf("jobs: %d in %d ms%n", JOBS, (System.nanoTime() - begin) / 1_000_000);
        assertThat(effects.notOnce(JOBS)).isEmpty();
        assertThat(effects.numbers()).hasSize(JOBS);
    }

    private static List<Integer> numbers(int tenant) {
        int each = JOBS / TENANTS;
        return IntStream.rangeClosed(tenant * each + 1, (tenant + 1) * each)
                .boxed()
                .toList();
    }

    @Test
    void aTenantsOneJobDoesNotWaitForAnothersThousand() {
        assertThat(placeOfTheOneJob(new JobQueue(pool))).isLessThan(100);
    }

    /** The guard is that tenants take turns: the same, and who comes first is served first. */
    @Test
    void withoutTurnsItDoes() {
        assertThat(placeOfTheOneJob(new FirstComeFirstServed(pool))).isGreaterThan(900);
    }

    /** Where a job that was added last comes, of 1,001. */
    private int placeOfTheOneJob(JobQueue queue) {
        UUID many = Ids.next();
        UUID one = Ids.next();
        Counting kind = Counting.into(effects);
        Instance instance = with(Instance.of(pool, queue, JobWorker::new, Instance.SLEEPY, kind));
        addAll(instance, many, IntStream.rangeClosed(1, 1000).boxed().toList());
        addAll(instance, one, List.of(1001));
        instance.start();
        await().atMost(PATIENCE).until(() -> effects.jobs() == 0);
        return effects.numbers().indexOf(1001);
    }

    private Instance with(Instance.Workers workers, JobKind<?> kind) {
        return with(Instance.of(pool, new JobQueue(pool), workers, Instance.HASTY, kind));
    }

    private static void addAll(Instance instance, UUID tenant, List<Integer> numbers) {
        Work.inTransaction(
                tenant,
                () -> Multi.createFrom()
                        .iterable(numbers)
                        .onItem()
                        .transformToUniAndConcatenate(number -> instance.jobs.add(Counting.job(number)))
                        .collect()
                        .last());
    }

    /** It dies of some jobs, and others it does though its lease has ended. */
    private final class Mortal extends JobWorker {

        private final Random random;

        Mortal(Random random, Payloads payloads, JobQueue queue, JobSettings settings, MeterRegistry metrics) {
            super(payloads, queue, settings, metrics);
            this.random = random;
        }

        @Override
        Uni<Attempt> work(JobKind<?> kind, Claim claim) {
            return switch (random.nextInt(6)) {
                case 0 -> Uni.createFrom().item(Attempt.LAST);
                case 1 -> endLease(claim).chain(() -> super.work(kind, claim));
                default -> super.work(kind, claim);
            };
        }

        private Uni<Void> endLease(Claim claim) {
            return pool.preparedQuery("update job set due_at = now() where tenant_id = $1 and id = $2")
                    .execute(Tuple.of(claim.tenant(), claim.id()))
                    .replaceWithVoid();
        }
    }

    /** Takes what was due first, whoever's it is. */
    private static final class FirstComeFirstServed extends JobQueue {

        private final Pool pool;

        FirstComeFirstServed(Pool pool) {
            super(pool);
            this.pool = pool;
        }

        @Override
        Uni<List<Claim>> claim(JobKind<?> kind, UUID after, int most, Duration lease) {
            return pool.preparedQuery("""
                            update job set state = 'running', runs = runs + 1, due_at = now() + interval '1 minute'
                             where (tenant_id, id) in (
                                   select tenant_id, id from job where kind = $1 and state = 'ready'
                                    order by due_at limit $2)
                            returning tenant_id, id, runs, failures, payload, cron, zone
                            """)
                    .execute(Tuple.of(kind.name(), most))
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(Claim::of)
                            .toList());
        }
    }
}
