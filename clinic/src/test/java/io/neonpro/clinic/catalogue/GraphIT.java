package io.neonpro.clinic.catalogue;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class GraphIT extends GraphTest {}
