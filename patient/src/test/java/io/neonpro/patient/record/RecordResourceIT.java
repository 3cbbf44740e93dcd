package io.neonpro.patient.record;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class RecordResourceIT extends RecordResourceTest {}
