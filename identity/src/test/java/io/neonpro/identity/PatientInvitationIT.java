package io.neonpro.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PatientInvitationIT extends PatientInvitationTest {}
