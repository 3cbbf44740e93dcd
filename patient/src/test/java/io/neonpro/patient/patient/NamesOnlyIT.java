package io.neonpro.patient.patient;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class NamesOnlyIT extends NamesOnlyTest {}
