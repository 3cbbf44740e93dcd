package io.neonpro.billing;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class IsolationIT extends IsolationTest {}
