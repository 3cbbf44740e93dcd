package io.neonpro.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PasskeyEnrolmentIT extends PasskeyEnrolmentTest {}
