package io.neonpro.patient.request;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SubjectRequestResourceIT extends SubjectRequestResourceTest {}
