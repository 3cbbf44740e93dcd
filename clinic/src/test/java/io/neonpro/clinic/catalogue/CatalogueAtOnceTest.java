package io.neonpro.clinic.catalogue;

import static io.neonpro.clinic.Examples.treatment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.clinic.Client;
import io.neonpro.clinic.Group;
import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who change the catalogue at once. */
@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class CatalogueAtOnceTest {

    private Group group;
    private Client owner;

    @BeforeEach
    void signUp() {
        group = Group.onboarded();
        owner = group.asOwner();
    }

    @Test
    void changesAtOnceFollowEachOther() throws Exception {
        String path = "/api/v1/treatments/" + owner.create("/api/v1/treatments", treatment("Laser"));

        try (var clients = Executors.newFixedThreadPool(20)) {
            var answers = clients.invokeAll(IntStream.rangeClosed(1, 20)
                    .<Callable<Integer>>mapToObj(name -> () -> owner.patch(path, Map.of("name", "Laser " + name))
                            .extract()
                            .statusCode())
                    .toList());

            assertThat(answers).extracting(Future::resultNow).containsOnly(200);
        }

        owner.get(path).header("ETag", "\"21\"");
    }

    @Test
    void theSameKeySentAtOnceAddsOne() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = treatment("Once");

        Set<String> ids = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> add = () -> group.asOwner()
                    .post("/api/v1/treatments", body, key)
                    .statusCode(201)
                    .extract()
                    .path("id");
            for (var answer : threads.invokeAll(Collections.nCopies(10, add))) {
                ids.add(answer.get());
            }
        }

        assertThat(ids).hasSize(1);
        owner.post("/api/v1/treatments", treatment("Other"), key)
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }
}
