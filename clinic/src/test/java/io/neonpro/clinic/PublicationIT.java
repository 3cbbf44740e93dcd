package io.neonpro.clinic;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PublicationIT extends PublicationTest {}
