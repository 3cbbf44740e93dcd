package io.neonpro.patient.consent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ConsentResourceIT extends ConsentResourceTest {}
