package io.neonpro.notify.delivery;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class MailQuotaIT extends MailQuotaTest {}
