package io.neonpro.scheduling.agenda;

import java.util.UUID;

/** What an event tells: something happened to an appointment of this agenda. */
record Told(Agenda agenda, UUID appointment, String type) {}
