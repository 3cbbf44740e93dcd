package io.neonpro.clinic.tenant;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class TenantIT extends TenantTest {}
