package io.neonpro.notify.message;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MessageTrailIT extends MessageTrailTest {}
