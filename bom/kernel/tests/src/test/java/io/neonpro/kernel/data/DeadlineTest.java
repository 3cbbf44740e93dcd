package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class DeadlineTest {

    private static final AnyStatement TAKES_LONG = new AnyStatement("select cast(pg_sleep(0.3) as text)");

    private final UUID tenant = Ids.next();

    /** None of them takes as long by itself. */
    @Test
    void statementsShareIt() {
        Deadline deadline = Deadline.in(Duration.ofMillis(500));

        assertThatThrownBy(() ->
                        Work.inTransaction(tenant, () -> takeLong(deadline).chain(() -> takeLong(deadline))))
                .satisfies(DeadlineTest::tookTooLong);
    }

    @Test
    void whatBeginsBehindItMayNotTakeForEver() {
        Deadline deadline = Deadline.in(Duration.ZERO);

        assertThatThrownBy(() -> Work.inTransaction(tenant, () -> takeLong(deadline)))
                .satisfies(DeadlineTest::tookTooLong);
    }

    private static Uni<?> takeLong(Deadline deadline) {
        return deadline.before(() -> TAKES_LONG.list(String.class));
    }

    private static void tookTooLong(Throwable failure) {
        assertThat(SqlState.of(failure)).isEqualTo("57014");
    }
}
