package io.neonpro.acceptance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Nothing accepts connections at an address. */
public final class Unreachable extends UncheckedIOException {

    Unreachable(URI address, IOException cause) {
        super(address.getScheme() + "://" + address.getAuthority() + " does not answer", cause);
    }
}
