package io.neonpro.scheduling.affected;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AffectedAppointmentsIT extends AffectedAppointmentsTest {}
