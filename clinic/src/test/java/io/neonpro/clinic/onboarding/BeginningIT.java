package io.neonpro.clinic.onboarding;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BeginningIT extends BeginningTest {}
