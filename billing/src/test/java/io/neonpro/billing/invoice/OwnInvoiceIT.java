package io.neonpro.billing.invoice;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class OwnInvoiceIT extends OwnInvoiceTest {}
