package io.neonpro.patient.request;

import static io.neonpro.patient.request.SubjectRequestResource.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.event.TestEvents;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who answers for a group hears of requests that are late, or will soon be, and of no others. */
@ServiceTest
class DueRequestsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DUE = "io.neonpro.request.due.v1";

    @Inject
    DueRequests requests;

    private final Api api = Api.ofNewTenant();

    @Test
    void whatIsLateOrSoonWillBeIsTold() throws Throwable {
        receive(13);
        receive(16);
        receive(11);

        long told = tell();

        assertThat(told).isEqualTo(2);
        assertThat(TestEvents.heard("patient", api.tenant(), types -> !types.isEmpty()))
                .containsExactly(DUE);
    }

    @Test
    void ofWhatIsAnsweredOrHasTimeNothingIsTold() throws Throwable {
        receive(1);
        String late = receive(20);
        api.allowedTo("patient:read patient:write tenant:write")
                .post(PATH + "/" + late + "/close", Map.of("state", "fulfilled"))
                .statusCode(200);

        long told = tell();

        assertThat(told).isZero();
    }

    @Test
    void aTenantThatIsThereIsLookedAtEachDay() {
        TestEvents.publish("clinic", "io.neonpro.tenant.onboarded.v1", api.tenant(), api.tenant(), """
                {"tenantId":"%s","name":"Aurora","slug":"aurora","timezone":"America/Sao_Paulo","ownerId":"%s","clinicId":"%s"}
                """.formatted(
                        api.tenant(), UUID.randomUUID(), UUID.randomUUID()));

        await().atMost(PATIENCE)
                .until(() -> TestDatabase.count(
                                "select count(*) from job where tenant_id = ? and kind = ?",
                                api.tenant(),
                                DueRequestsJob.NAME)
                        == 1);
    }

    private String receive(int daysAgo) {
        Instant then = Instant.now().minus(daysAgo, ChronoUnit.DAYS);
        return api.post(PATH, Map.of("patientId", api.register("Ana"), "kind", "access", "receivedAt", then.toString()))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private long tell() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> Tenancy.runAs(TenantContext.ofEvent(api.tenant()), () -> Transactions.run(requests::tell)));
    }
}
