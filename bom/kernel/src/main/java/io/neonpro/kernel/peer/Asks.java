package io.neonpro.kernel.peer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a REST client's interface: which services {@link PeerClients} may ask by it. The build lets requests through to those, and
 * requires that {@code neonpro.peer.<service>.url} says where each of them is.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Asks {

    /** Their names. */
    String[] value();
}
