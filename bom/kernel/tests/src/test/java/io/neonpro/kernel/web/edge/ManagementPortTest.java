package io.neonpro.kernel.web.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.kernel.web.Api;
import io.neonpro.kernel.web.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the edge leads to, and what only those who run the service reach. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
@TestProfile(ManagementPortTest.Apart.class)
class ManagementPortTest {

    private final Api api = Api.ofSomeTenant();

    @ConfigProperty(name = "neonpro.management.port")
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/q/metrics", "/q/openapi", "/graphql/schema.graphql"})
    void whatRunsTheServiceIsAtItsOwnPort(String path) {
        given().get(path).then().statusCode(404).body("code", equalTo("not-found"));
        atManagement().get(path).then().statusCode(200);
    }

    /** However its path is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%71/metrics",
                "/x/../q/openapi",
                "/q%2Fneonpro;a/dead-letters",
                "/q;a/neonpro/dead-letters",
                "/graphql/schema.graphql/",
                "/q/",
                "/q"
            })
    void whatRunsTheServiceIsNowhereElse(String path) throws IOException {
        assertThat(RawRequest.get(path).as(api).send().status()).isIn(400, 404);
    }

    @Test
    void theInterfaceIsNot() {
        api.request().get("/api/v1/notes").then().statusCode(200);
        atManagement().auth().oauth2(api.token()).get("/api/v1/notes").then().statusCode(404);
    }

    @Test
    void operationsAreAtItsOwnPortToo() {
        api.request().get("/q/neonpro/dead-letters").then().statusCode(404);
        atManagement().get("/q/neonpro/dead-letters").then().statusCode(401);
    }

    @Test
    void nobodyIntrospectsWhereEverybodyAsks() {
        api.request()
                .body(Map.of("query", "{ __schema { types { name } } }"))
                .post("/graphql")
                .then()
                .body("errors[0].message", containsString("ntrospection"));
    }

    private RequestSpecification atManagement() {
        return given().port(port);
    }

    /** With ports that are chosen beforehand: metrics tell servers apart by them. */
    public static class Apart implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Iterator<LocalPort> ports = LocalPort.free(2);
            return Map.of(
                    "quarkus.http.test-port", Integer.toString(ports.next().number()),
                    "neonpro.management.port", Integer.toString(ports.next().number()),
                    "neonpro.management.host", "127.0.0.1");
        }
    }
}
