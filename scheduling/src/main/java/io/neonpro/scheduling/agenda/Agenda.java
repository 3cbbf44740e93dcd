package io.neonpro.scheduling.agenda;

import java.util.UUID;

/** The appointments of one clinic. */
record Agenda(UUID tenant, UUID clinic) {}
