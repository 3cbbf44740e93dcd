package io.neonpro.notify;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CopiesIT extends CopiesTest {}
