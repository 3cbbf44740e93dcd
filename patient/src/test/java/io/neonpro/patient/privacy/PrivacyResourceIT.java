package io.neonpro.patient.privacy;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PrivacyResourceIT extends PrivacyResourceTest {}
