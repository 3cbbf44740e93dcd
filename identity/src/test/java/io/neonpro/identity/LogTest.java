package io.neonpro.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
@WithTestResource(IdentityResource.class)
class LogTest {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage()
                    + " "
                    + List.of(line.getParameters() == null ? new Object[0] : line.getParameters())
                    + " "
                    + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void noSecretReachesTheLog() {
        Owner owner = Owner.onboarded();
        Response machine = Machines.of(owner, "reception");
        String secret = machine.path("clientSecret");
        given().auth()
                .preemptive()
                .basic(machine.path("clientId"), secret)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(200);
        Owner.refresh(Owner.refresh(owner.refreshToken()).path("refresh_token"));
        Owner.refresh(owner.refreshToken());

        assertThat(lines).anyMatch(line -> line.contains("was used twice"));
        assertThat(String.join("\n", lines))
                .doesNotContain(
                        secret,
                        Owner.PASSWORD,
                        owner.refreshToken(),
                        owner.accessToken(),
                        IdentityResource.CLINIC_SECRET);
    }
}
