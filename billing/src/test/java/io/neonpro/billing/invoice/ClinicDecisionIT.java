package io.neonpro.billing.invoice;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ClinicDecisionIT extends ClinicDecisionTest {}
