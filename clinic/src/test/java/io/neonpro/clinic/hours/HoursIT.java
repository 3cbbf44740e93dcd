package io.neonpro.clinic.hours;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class HoursIT extends HoursTest {}
