package io.neonpro.scheduling.appointment;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BookingScopeIT extends BookingScopeTest {}
