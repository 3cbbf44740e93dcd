package io.neonpro.patient.patient;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PatientSearchIT extends PatientSearchTest {}
