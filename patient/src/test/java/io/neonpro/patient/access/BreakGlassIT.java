package io.neonpro.patient.access;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BreakGlassIT extends BreakGlassTest {}
