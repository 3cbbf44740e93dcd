package io.neonpro.acceptance.capacity;

import io.neonpro.acceptance.capacity.Assumptions.Habit;
import io.neonpro.acceptance.capacity.Assumptions.Watching;
import java.util.function.ToDoubleFunction;

/** What is needed beside the services and Postgres: Kafka, Redis, and what watches all of it. */
final class Beside {

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double KILO = 1_000;
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final double ROUNDING = 1e-9;

    private final Assumptions assumptions;
    private final long clinics;
    private final ToDoubleFunction<Habit> perSecond;
    private final long instances;

    /**
     * @param perSecond how often, in the busiest minute
     * @param instances of all services
     */
    Beside(Assumptions assumptions, long clinics, ToDoubleFunction<Habit> perSecond, long instances) {
        this.assumptions = assumptions;
        this.clinics = clinics;
        this.perSecond = perSecond;
        this.instances = instances;
    }

    /** In the busiest minute. */
    double eventsPerSecond() {
        return assumptions.day().stream()
                .mapToDouble(habit -> perSecond.applyAsDouble(habit) * habit.events())
                .sum();
    }

    /** All copies of what topics keep. */
    double gigabytesOfEvents() {
        double events = aDay(Habit::events) * assumptions.kafka().daysKept();
        return events
                * assumptions.kafka().kilobytesPerEvent()
                * assumptions.kafka().copies()
                * KILO
                / BYTES_PER_GIGABYTE;
    }

    /** By what they write and what they keep; the fewest are as many as survive one. */
    int brokers() {
        Assumptions.Kafka kafka = assumptions.kafka();
        double megabytes = eventsPerSecond() * kafka.kilobytesPerEvent() * kafka.copies() / KILO;
        double load =
                Math.max(megabytes / kafka.megabytesPerSecond(), gigabytesOfEvents() / kafka.gigabytesPerBroker());
        return Math.max(kafka.minimum(), (int) Math.ceil(load - ROUNDING));
    }

    /** Of what caches have, and of the buckets by which requests are counted. */
    double megabytesOfRedis() {
        Assumptions.Redis redis = assumptions.redis();
        double buckets = redis.peoplePerClinic() * redis.bucketsPerPerson() * redis.kilobytesPerBucket();
        return clinics * (redis.kilobytesPerClinic() + buckets) / KILO;
    }

    long series() {
        Watching watching = assumptions.watching();
        return instances * (watching.seriesPerInstance() + watching.seriesBeside());
    }

    /** Of samples and of logs. */
    double gigabytesWatched() {
        Watching watching = assumptions.watching();
        double samples = series() * SECONDS_PER_DAY / watching.secondsBetween() * watching.daysKept();
        double logged = aDay(habit -> 1) * watching.kilobytesLoggedPerOperation() * KILO * watching.logDaysKept();
        return (samples * watching.bytesPerSample() + logged) / BYTES_PER_GIGABYTE;
    }

    /** What is on disks; what is logged and measured is there once, what is told as often as it is copied. */
    double gigabytes() {
        return gigabytesOfEvents() + gigabytesWatched();
    }

    int nodes() {
        Assumptions.Kafka kafka = assumptions.kafka();
        double cores = brokers() * kafka.cores()
                + assumptions.redis().cores()
                + assumptions.watching().cores();
        double gigabytes = brokers() * kafka.memory()
                + megabytesOfRedis() / KILO
                + series() * assumptions.watching().kilobytesPerSeries() * KILO / BYTES_PER_GIGABYTE;
        Assumptions.Node node = assumptions.node();
        return (int) Math.ceil(Math.max(cores / node.cores(), gigabytes / node.gigabytes()) - ROUNDING);
    }

    /** Of all clinics. */
    private double aDay(ToDoubleFunction<Habit> times) {
        return clinics
                * assumptions.day().stream()
                        .mapToDouble(habit -> habit.perClinic() * times.applyAsDouble(habit))
                        .sum();
    }
}
