package io.neonpro.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PasskeyIT extends PasskeyTest {}
