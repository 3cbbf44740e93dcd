package io.neonpro.kernel.start;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class SettledTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Witness witness;

    @Test
    void workBeginsOnceHoweverManyAskAndOutsideOfAnyRequest() {
        get("/q/health/live").then().statusCode(200);
        get("/q/health/live").then().statusCode(200);

        await().atMost(PATIENCE).until(() -> !witness.contexts.isEmpty());

        assertThat(witness.contexts).containsExactly(Optional.empty());
    }

    @Singleton
    static class Witness {

        final List<Optional<Context>> contexts = new CopyOnWriteArrayList<>();

        void see(@Observes Settled settled) {
            contexts.add(Optional.ofNullable(Vertx.currentContext()));
        }
    }
}
