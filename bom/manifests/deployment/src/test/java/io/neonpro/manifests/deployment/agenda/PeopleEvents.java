package io.neonpro.manifests.deployment.agenda;

import io.neonpro.kernel.event.Listener;

/** Whom the service of the tests hears. */
public class PeopleEvents extends Listener {

    private static final Object KNOWN = new Object();

    public PeopleEvents() {
        super("people", KNOWN);
    }
}
