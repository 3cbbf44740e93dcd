package io.neonpro.identity.outside;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Semaphore;

/**
 * Where hosts are that tenants name. A lookup takes as long as whoever answers for the name likes, and cannot be called off: so none
 * waits for another, and those under way are few.
 */
@ApplicationScoped
class HostAddresses {

    static final int MAX_AT_ONCE = 16;

    private final Vertx vertx;
    private final Lookup lookup;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    @Inject
    HostAddresses(Vertx vertx) {
        this(vertx, InetAddress::getAllByName);
    }

    HostAddresses(Vertx vertx, Lookup lookup) {
        this.vertx = vertx;
        this.lookup = lookup;
    }

    /** Fails when there are none, or as many as there may be are being looked up. */
    Uni<InetAddress[]> of(String host) {
        boolean isOrdered = false;
        return vertx.executeBlocking(() -> lookUp(host), isOrdered);
    }

    /** The place is given back when the lookup ends, however long ago who wanted it left. */
    private InetAddress[] lookUp(String host) throws UnknownHostException {
        if (!places.tryAcquire()) {
            throw new IllegalStateException("Too many hosts are being looked up");
        }
        try {
            return lookup.of(host);
        } finally {
            places.release();
        }
    }

    /** Who is asked, for as long as that takes. */
    @FunctionalInterface
    interface Lookup {

        InetAddress[] of(String host) throws UnknownHostException;
    }
}
