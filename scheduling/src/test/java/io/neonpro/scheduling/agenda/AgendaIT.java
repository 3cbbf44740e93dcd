package io.neonpro.scheduling.agenda;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AgendaIT extends AgendaTest {}
