package io.neonpro.kernel.event;

/** As far as the build looks at it: who extends it says whom it hears. */
public abstract class Listener {

    protected Listener(String source, Object known) {}
}
