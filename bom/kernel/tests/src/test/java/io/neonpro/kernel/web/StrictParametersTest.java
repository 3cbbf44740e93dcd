package io.neonpro.kernel.web;

import static io.neonpro.kernel.web.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Parameters of paths and queries, of which every wrong one is named. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class StrictParametersTest {

    private final Notes notes = Notes.ofSomeTenant();

    @Test
    void everyWrongParameterIsNamedAndNoneIsMistakenForAMissingResource() {
        ValidatableResponse answer = notes.api()
                .request()
                .get(Notes.PATH + "/search/7?from=2026-02-30&until=noon&state=DRAFT&depth=9&flag=x")
                .then();

        answer.statusCode(400).contentType("application/problem+json");
        assertThat(faults(answer)).containsOnlyKeys("folder", "from", "until", "state", "depth", "flag");
    }

    @Test
    void goodParametersAreReadAsJsonWouldBe() {
        String good = "?from=2026-02-28&until=2026-02-28T10:00:00-03:00&state=checked-in&depth=5&flag=true";

        ValidatableResponse answer =
                notes.api().request().get(Notes.search() + good).then();

        answer.statusCode(200).body("state", equalTo("checked-in")).body("flag", equalTo(true));
    }

    @Test
    void aParameterOutOfRangeIsNamed() {
        ValidatableResponse answer =
                notes.api().request().get(Notes.search() + "?depth=9").then();

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("depth");
    }

    /** F10 */
    @Test
    void unknownAndRepeatedParametersAreNamed() {
        ValidatableResponse answer = notes.api()
                .request()
                .get(Notes.PATH + "?limit=3&limit=4&colour=red&cursor=")
                .then();

        answer.statusCode(400).contentType("application/problem+json");
        assertThat(faults(answer))
                .containsEntry("limit", "repeated")
                .containsEntry("colour", "unknown-parameter")
                .hasSize(2);
    }

    @Test
    void oneWrongParameterOfARecordIsNamedBesideGoodOnes() {
        ValidatableResponse answer =
                notes.api().request().get(Notes.PATH + "?limit=x&cursor=abc").then();

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("limit");
    }

    /** F10 */
    @Test
    void aPostHasNoParametersEither() {
        ValidatableResponse answer = notes.api()
                .request()
                .body("{\"title\": \"x\", \"weight\": 1}")
                .post(Notes.PATH + "?force=true")
                .then();

        answer.statusCode(400);
        assertThat(faults(answer)).containsOnlyKeys("force");
    }
}
