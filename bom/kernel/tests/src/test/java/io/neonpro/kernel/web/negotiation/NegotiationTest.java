package io.neonpro.kernel.web.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.Api;
import io.neonpro.kernel.web.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class NegotiationTest {

    private static final String NOTES = "/api/v1/notes";
    private static final String NOTE = "{\"title\": \"Peel\", \"weight\": 1}";

    private final Api api = Api.of(UUID.randomUUID(), "note:read note:write");

    /** X3 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "text/csv",
                "text/plain",
                "image/*",
                "application/json;q=0",
                "*/*, application/json;q=0",
                "text/html, application/xml;q=0.9"
            })
    void whatIsNotProducedIsRefusedBeforeAnythingHappens(String accept) {
        api.request().accept(accept).get(NOTES).then().statusCode(406).contentType("application/problem+json");

        api.request()
                .accept(accept)
                .body(NOTE)
                .post(NOTES)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("not-acceptable"))
                .body("title", equalTo("Not Acceptable"));
        assertThat(written()).isZero();
    }

    /** X3 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/JSON",
                "application/json;charset=utf-8",
                "application/json; q=0.5",
                "application/problem+json",
                "text/html, */*;q=0.1",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/csv;q=1, application/json;q=0.1",
                ", application/json ,",
                ""
            })
    void whoeverTakesJsonGetsJson(String accept) {
        ValidatableResponse answer =
                api.request().header("Accept", accept).body(NOTE).post(NOTES).then();

        answer.statusCode(201).body("title", equalTo("Peel"));
        assertThat(answer.extract().contentType()).startsWith("application/json");
    }

    /** X3b */
    @ParameterizedTest
    @ValueSource(
            strings = {";;", "json", "text/", "/", "*/json", "application/json;q=2", "application/json;q=x", "a b"})
    void anAcceptThatIsNoneIsRefused(String accept) {
        ValidatableResponse answer =
                api.request().header("Accept", accept).get(NOTES).then();

        answer.statusCode(400).contentType("application/problem+json").body("errors[0].field", equalTo("Accept"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/octet-stream",
                "*/*",
                "application/*",
                "json",
                ";;"
            })
    void bodiesOfAnotherTypeAreRefused(String type) throws IOException {
        var answer = post(type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\":\"unsupported-media-type\"", "\"accepted\":[\"application/json\"]");
        assertThat(written()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=UTF-8", "Application/Json;charset=\"utf-8\""})
    void jsonInUtf8IsRead(String type) throws IOException {
        assertThat(post(type).status()).isEqualTo(201);
    }

    @Test
    void aBodyWithoutATypeIsRefused() throws IOException {
        var answer = RawRequest.post(NOTES, NOTE.getBytes()).as(api).send();

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("unsupported-media-type");
    }

    @Test
    void noBodyAtAllIsAMissingBody() throws IOException {
        var answer = RawRequest.post(NOTES, new byte[0]).as(api).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"required\"");
    }

    private RawRequest.Answer post(String type) throws IOException {
        return RawRequest.post(NOTES, NOTE.getBytes())
                .as(api)
                .header("Content-Type", type)
                .send();
    }

    private long written() {
        return api.request().get(NOTES + "/count").then().extract().as(Long.class);
    }
}
