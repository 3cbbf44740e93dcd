package io.neonpro.billing.invoice;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class InvoiceResourceIT extends InvoiceResourceTest {}
