package io.neonpro.notify.appointment;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AnnouncementIT extends AnnouncementTest {}
