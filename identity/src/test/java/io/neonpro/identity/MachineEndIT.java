package io.neonpro.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MachineEndIT extends MachineEndTest {}
