package io.neonpro.kernel.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of jobs, and does about one that has failed, over HTTP. */
@JobTest
class JobListTest {

    private static final String JOBS = "/q/neonpro/jobs";

    @Inject
    @ReactiveDataSource("relay")
    Pool pool;

    private final UUID tenant = Ids.next();
    private Effects effects;
    private UUID job;

    @BeforeEach
    void addOne() {
        effects = Effects.in(pool);
        try (Instance instance = Instance.of(pool, Instance.SLEEPY, Counting.into(effects))) {
            Work.inTransaction(
                    tenant,
                    () -> instance.jobs.add(Counting.job(1).at(Instant.now().plusSeconds(3600))));
        }
        job = effects.job().getUUID("id");
    }

    @Test
    void whatIsPlannedIsListed() {
        operator()
                .get(JOBS)
                .then()
                .statusCode(200)
                .body("next", hasSize(1))
                .body("next[0].id", equalTo(job.toString()))
                .body("next[0].kind", equalTo(Counting.NAME))
                .body("next[0].state", equalTo("waiting"))
                .body("failed", hasSize(0));
    }

    @Test
    void whatHasFailedIsListedAndMayBeTriedAgain() {
        Work.execute(tenant, "update job set state = 'failed', failures = 8, failure = 'NoSuchElementException'");
        operator().get(JOBS).then().body("failed[0].failure", equalTo("NoSuchElementException"));

        operator().post(JOBS + "/" + tenant + "/" + job + "/retry").then().statusCode(204);

        JsonPath jobs = operator().get(JOBS).jsonPath();
        assertThat(jobs.getList("failed")).isEmpty();
        assertThat(failures(jobs))
                .as("wherever the engine has put it meanwhile")
                .containsExactly(0);
        operator().post(JOBS + "/" + tenant + "/" + job + "/retry").then().statusCode(404);
    }

    @Test
    void nobodyButAnOperatorSeesThem() {
        given().get(JOBS).then().statusCode(401);
        as("invoice:read").get(JOBS).then().statusCode(403);
        as("operation:read")
                .post(JOBS + "/" + tenant + "/" + job + "/retry")
                .then()
                .statusCode(403);
    }

    private static List<Integer> failures(JsonPath jobs) {
        return Stream.of("ready", "next")
                .flatMap(list -> jobs.getList(list + ".failures", Integer.class).stream())
                .toList();
    }

    private static RequestSpecification operator() {
        return as("operation:read operation:write");
    }

    private static RequestSpecification as(String scopes) {
        return given().auth()
                .oauth2(TestTokens.service("operator")
                        .audience("kernel")
                        .scopes(scopes)
                        .sign());
    }
}
