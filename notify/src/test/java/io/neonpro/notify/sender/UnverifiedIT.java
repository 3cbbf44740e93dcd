package io.neonpro.notify.sender;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class UnverifiedIT extends UnverifiedTest {}
