package io.neonpro.kernel.peer;

/** As far as the build looks at it. */
public @interface Asks {

    String[] value();
}
