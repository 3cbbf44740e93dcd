package io.neonpro.kernel.replay;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.token.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Who has read models rebuilt and events told again, over HTTP. */
final class Operator {

    static final String PROJECTIONS = "/q/neonpro/projections";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Operator() {}

    static RequestSpecification asks() {
        String token = TestTokens.service("operator")
                .audience("kernel")
                .scopes("operation:read operation:write")
                .sign();
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Answers what came of it. */
    static Map<String, Object> rebuild(UUID tenant, boolean compareOnly) {
        asks().body(Map.of("tenantId", tenant, "compareOnly", compareOnly))
                .post(PROJECTIONS + "/jar/rebuild")
                .then()
                .statusCode(200);
        return await().atMost(PATIENCE).until(() -> last("rebuilds", tenant), one -> "done".equals(one.get("phase")));
    }

    /** Answers how many events were told. */
    static int republish(Map<String, Object> what) {
        asks().body(what).post(PROJECTIONS + "/republish").then().statusCode(200);
        UUID tenant = (UUID) what.get("tenantId");
        Map<String, Object> done = await().atMost(PATIENCE)
                .until(() -> last("republications", tenant), one -> "done".equals(one.get("phase")));
        return ((Number) done.get("told")).intValue();
    }

    static Map<String, Object> last(String list, UUID tenant) {
        JsonPath overview =
                asks().get(PROJECTIONS).then().statusCode(200).extract().jsonPath();
        Map<String, Object> found = overview.getMap(list + ".find { it.tenantId == '" + tenant + "' }");
        return found == null ? Map.of() : found;
    }
}
