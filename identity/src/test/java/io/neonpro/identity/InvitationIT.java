package io.neonpro.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class InvitationIT extends InvitationTest {}
