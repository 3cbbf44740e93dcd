package io.neonpro.scheduling.availability;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WrittenTimesIT extends WrittenTimesTest {}
