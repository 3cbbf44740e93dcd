package io.neonpro.patient;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class IsolationIT extends IsolationTest {}
