package io.neonpro.acceptance.idle;

import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.FurnishedClinic;
import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.process.Part;
import io.neonpro.devstack.process.ServerPart;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A platform that nobody uses any more: what it asks of Postgres, and what it takes of the processor. */
@Order(1)
@ExtendWith(RunningPlatform.class)
class IdleTest {

    private static final List<String> SERVICES =
            List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

    private static final double STATEMENTS_PER_SECOND = 1;

    /** A minute is looked at, as rounds are made every minute at most; any minute will do. */
    private static final int LOOKS_A_MINUTE = 6;

    private static final Duration LOOK = Duration.ofMinutes(1).dividedBy(LOOKS_A_MINUTE);

    /** What the start and the last patient set in motion comes to rest. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private static final String CALLS = """
            select d.datname, sum(s.calls)
              from pg_stat_statements s join pg_database d on d.oid = s.dbid
             group by d.datname
            """;

    @Test
    void aServiceWithNothingToDoSendsAtMostOneStatementASecond(Platform platform) throws SQLException {
        execute(platform, "create extension if not exists pg_stat_statements");
        FurnishedClinic clinic = FurnishedClinic.open(RunningPlatform.addresses(platform), "Remanso");
        UUID patient = clinic.register("Ivo Prado", "ivo@idle.example");
        clinic.book(patient, clinic.slots().at("/0/start").asText()).expect(201);
        Queue<Figures> lastMinute = new ArrayDeque<>(List.of(Figures.of(platform)));

        await().atMost(SETTLING).pollDelay(LOOK).pollInterval(LOOK).until(() -> {
            Figures end = Figures.of(platform);
            lastMinute.add(end);
            return lastMinute.size() > LOOKS_A_MINUTE && isAtRest(lastMinute.remove(), end);
        });
    }

    private static boolean isAtRest(Figures begin, Figures end) {
        Map<String, Double> rates = end.statementsPerSecondSince(begin);
        System.out.printf("idle: statements a second %s; %% of a core %s%n", rates, end.loadSince(begin));
        return SERVICES.stream().allMatch(service -> rates.get(service) <= STATEMENTS_PER_SECOND);
    }

    private static void execute(Platform platform, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + platform.stack().addresses().primary() + "/postgres",
                        "postgres",
                        platform.stack().addresses().postgresPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How much there was since the start: statements by database, on primary and replica, and processor time by part. */
    private record Figures(long nanos, Map<String, Long> statements, Map<String, Duration> processor) {

        static Figures of(Platform platform) throws SQLException {
            Map<String, Long> statements = new HashMap<>();
            var addresses = platform.stack().addresses();
            for (String server : List.of(addresses.primary(), addresses.replica())) {
                try (var connection = DriverManager.getConnection(
                                "jdbc:postgresql://" + server + "/postgres", "postgres", addresses.postgresPassword());
                        var statement = connection.createStatement();
                        var rows = statement.executeQuery(CALLS)) {
                    while (rows.next()) {
                        statements.merge(rows.getString(1), rows.getLong(2), Long::sum);
                    }
                }
            }
            Map<String, Duration> processor = new TreeMap<>();
            platform.parts().forEach(part -> processor.put(part.name(), processorTime(part)));
            return new Figures(System.nanoTime(), statements, processor);
        }

        private static Duration processorTime(Part part) {
            return part instanceof ServerPart server
                    ? server.pid()
                            .flatMap(ProcessHandle::of)
                            .map(process -> Stream.concat(Stream.of(process), process.descendants())
                                    .flatMap(each -> each.info().totalCpuDuration().stream())
                                    .reduce(Duration.ZERO, Duration::plus))
                            .orElse(Duration.ZERO)
                    : Duration.ZERO;
        }

        Map<String, Double> statementsPerSecondSince(Figures begin) {
            Map<String, Double> rates = new TreeMap<>();
            SERVICES.forEach(service -> rates.put(
                    service, rounded((statements.get(service) - begin.statements.get(service)) / secondsSince(begin))));
            return rates;
        }

        Map<String, Double> loadSince(Figures begin) {
            Map<String, Double> loads = new TreeMap<>();
            processor.forEach((part, time) -> loads.put(
                    part, rounded(time.minus(begin.processor.get(part)).toNanos() / 1e7 / secondsSince(begin))));
            return loads;
        }

        private double secondsSince(Figures begin) {
            return (nanos - begin.nanos) / 1e9;
        }

        private static double rounded(double value) {
            return Math.round(value * 100) / 100.0;
        }
    }
}
