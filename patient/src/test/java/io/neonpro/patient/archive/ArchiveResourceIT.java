package io.neonpro.patient.archive;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ArchiveResourceIT extends ArchiveResourceTest {}
