package io.neonpro.manifests.deployment.agenda;

import io.neonpro.kernel.event.Listener;

/** Whom the service of the tests may hear beside. */
public class MoneyEvents extends Listener {

    private static final Object KNOWN = new Object();

    public MoneyEvents() {
        super("money", KNOWN);
    }
}
