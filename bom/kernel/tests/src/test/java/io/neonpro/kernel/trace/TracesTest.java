package io.neonpro.kernel.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.token.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, 4.1 (what a service that records nothing does with it), and Baggage, 3. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class TracesTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + ID + "-00f067aa0ba902b7-01";

    @Test
    void aPeerIsAskedInTheTraceOfTheRequest() {
        Map<String, String> handedOn = get(
                "via-peer",
                new Header("traceparent", PARENT),
                new Header("tracestate", "vendor=1"),
                new Header("tracestate", "other=2"),
                new Header("baggage", "campaign=spring"));

        assertThat(handedOn)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("traceparent", PARENT, "tracestate", "vendor=1,other=2", "baggage", "campaign=spring"));
    }

    @Test
    void whetherWhatNobodysRequestAsksForIsRecordedIsForWhoeverRecordsIt() {
        assertThat(get("via-peer-unasked", new Header("traceparent", PARENT))).isEmpty();
    }

    @Test
    void workOnAContextOfItsOwnStaysInTheTrace() {
        assertThat(get("via-platform", new Header("traceparent", PARENT))).containsEntry("traceparent", PARENT);
    }

    @Test
    void aTraceThatSomebodyDoesNotRecordStaysUnrecorded() {
        String unrecorded = PARENT.replaceAll("01$", "00");

        assertThat(get("via-peer", new Header("traceparent", unrecorded))).containsEntry("traceparent", unrecorded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
            })
    void aNewTraceBeginsWhereNoneIsNamed(String parent) {
        String first = begun(new Header("traceparent", parent));

        assertThat(first).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").doesNotContain(ID);
        assertThat(begun(new Header("traceparent", parent))).isNotEqualTo(first);
    }

    @Test
    void ofTwoTracesNeitherIsMeant() {
        assertThat(begun(new Header("traceparent", PARENT), new Header("traceparent", PARENT)))
                .doesNotContain(ID);
    }

    @Test
    void aFaultNamesItsTrace() {
        String trace = asked(new Header("traceparent", PARENT))
                .get("/api/v1/traces/fault")
                .then()
                .statusCode(500)
                .extract()
                .path("traceId");

        assertThat(trace).isEqualTo(ID);
    }

    private static String begun(Header... headers) {
        return get("via-platform", headers).get("traceparent");
    }

    private static Map<String, String> get(String path, Header... headers) {
        return asked(headers)
                .get("/api/v1/traces/" + path)
                .then()
                .statusCode(200)
                .extract()
                .as(new TypeRef<>() {});
    }

    private static RequestSpecification asked(Header... headers) {
        return given().auth().oauth2(TestTokens.user(UUID.randomUUID()).sign()).headers(new Headers(headers));
    }
}
