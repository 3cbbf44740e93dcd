package io.neonpro.scheduling.calendar;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class JustWrittenIT extends JustWrittenTest {}
