package io.neonpro.kernel.workflow;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.neonpro.devstack.token.TestTokens;
import io.neonpro.kernel.job.JobTest;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operator sees of workflows, over HTTP. */
@JobTest
class WorkflowListTest {

    private static final String WORKFLOWS = "/q/neonpro/workflows";

    private final UUID tenant = Ids.next();

    @Test
    void whatIsUnderWayAndWhatCameToNothingIsListed() {
        UUID late = add("running", "hotel");
        UUID gone = add("undone", null);
        UUID done = add("completed", null);

        as("operation:read")
                .get(WORKFLOWS)
                .then()
                .statusCode(200)
                .body("open.id", hasItem(late.toString()))
                .body("open.find { it.id == '" + late + "' }.step", equalTo("hotel"))
                .body("open.find { it.id == '" + late + "' }.failure", equalTo("ConnectException"))
                .body("undone.id", hasItem(gone.toString()))
                .body("undone.id", not(hasItem(done.toString())));
    }

    @Test
    void nobodyButAnOperatorSeesThem() {
        given().get(WORKFLOWS).then().statusCode(401);
        as("invoice:read").get(WORKFLOWS).then().statusCode(403);
    }

    /** As if it should have been over years ago. */
    private UUID add(String state, String step) {
        UUID id = Ids.next();
        Work.execute(tenant, """
                insert into workflow (tenant_id, id, kind, state, step, tries, failure, deadline_at, ended_at)
                values ($1, $2, 'trip', $3, cast($4 as text), 3, 'ConnectException', '2020-01-01',
                        case when $3 in ('undone', 'completed') then now() end)
                """, tenant, id, state, step);
        return id;
    }

    private static RequestSpecification as(String scopes) {
        return given().auth()
                .oauth2(TestTokens.service("operator")
                        .audience("kernel")
                        .scopes(scopes)
                        .sign());
    }
}
