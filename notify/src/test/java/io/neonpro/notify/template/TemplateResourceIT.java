package io.neonpro.notify.template;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class TemplateResourceIT extends TemplateResourceTest {}
