package io.neonpro.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.devstack.platform.Platform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All that {@link PlatformBench} measures can be done, and so can what it is compared with. */
@ExtendWith(RunningPlatform.class)
class BenchOperationsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Rehearsal FEW = new Rehearsal(5, AT_MOST);
    private static final int PRACTITIONERS = 2;
    private static final int PATIENTS = 10;

    @Test
    void everyOperationAndItsBareStatementsSucceed(Platform platform) throws Exception {
        Addresses addresses = RunningPlatform.addresses(platform);
        try (var statistics = new Statistics(platform.stack());
                var load = new EventLoop()) {
            List.of("patient", "scheduling").forEach(statistics::addSilentOutbox);
            BenchClinic clinic = new BenchClinic(addresses, load.vertx(), PRACTITIONERS, PATIENTS);
            HttpCalls calls = new HttpCalls(
                    load.vertx(), addresses, clinic.clinic().group().owner());
            Operations operations = new Operations(platform, load, clinic, calls, AT_MOST, AT_MOST);
            StatementCosts before = statistics.statements();

            List<Row> rows = operations.rows();
            rows.forEach(row -> {
                FEW.run(row.operation());
                FEW.run(row.bare());
            });

            FEW.run(operations.constant().operation());
            operations.ofPeople(new People(addresses, calls)).forEach(row -> FEW.run(row.operation()));

            assertThat(rows).hasSize(7);
            assertThat(statistics.statements().since(before).text(rows.size())).contains("occupation");
        }
    }
}
