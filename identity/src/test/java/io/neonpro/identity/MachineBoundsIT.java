package io.neonpro.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MachineBoundsIT extends MachineBoundsTest {}
