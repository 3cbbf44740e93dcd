package io.neonpro.patient.request;

import static io.neonpro.patient.request.SubjectRequestResource.PATH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who runs the platform sees how many requests nobody has answered in time, and not whose. */
@ServiceTest
class LateRequestsTest {

    private static final String METRIC = "neonpro_subject_requests_late";

    @Inject
    LateRequests requests;

    private final Api api = Api.ofNewTenant();

    @Test
    void aRequestIsCountedFromItsDeadlineUntilItIsAnswered() throws Throwable {
        double before = late();
        receive(14);
        String overdue = receive(16);

        assertThat(late()).isEqualTo(before + 1);

        api.allowedTo("patient:read patient:write tenant:write")
                .post(PATH + "/" + overdue + "/close", Map.of("state", "fulfilled"))
                .statusCode(200);
        assertThat(late()).isEqualTo(before);
    }

    private double late() throws Throwable {
        VertxContextSupport.subscribeAndAwait(requests::count);
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(METRIC + " ") || line.startsWith(METRIC + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private String receive(int daysAgo) {
        Instant then = Instant.now().minus(daysAgo, ChronoUnit.DAYS);
        return api.post(PATH, Map.of("patientId", api.register("Ana"), "kind", "access", "receivedAt", then.toString()))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
