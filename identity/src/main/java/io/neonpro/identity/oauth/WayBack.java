package io.neonpro.identity.oauth;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Sends a browser back to an application: no cache keeps the address, which may hold a code, and no other site is told of it. */
public final class WayBack {

    private WayBack() {}

    public static Response to(URI application) {
        return Response.seeOther(application)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
