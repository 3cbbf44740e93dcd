package io.neonpro.notify.account;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AccountLetterIT extends AccountLetterTest {}
