package io.neonpro.scheduling.availability;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SlotIT extends SlotTest {}
