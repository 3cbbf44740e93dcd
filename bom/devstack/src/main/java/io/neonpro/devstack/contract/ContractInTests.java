package io.neonpro.devstack.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has REST Assured hold every exchange of a service's Quarkus tests against the document that the service serves. */
public final class ContractInTests implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        boolean isOfService = Files.exists(Path.of("openapi.yaml"));
        if (isOfService && RestAssured.filters().stream().noneMatch(ServedContract.class::isInstance)) {
            RestAssured.filters(new ServedContract());
        }
    }
}
