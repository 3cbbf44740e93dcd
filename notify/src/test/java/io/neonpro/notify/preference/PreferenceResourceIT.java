package io.neonpro.notify.preference;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PreferenceResourceIT extends PreferenceResourceTest {}
