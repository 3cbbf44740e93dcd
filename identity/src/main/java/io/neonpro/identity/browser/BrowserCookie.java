package io.neonpro.identity.browser;

import io.neonpro.identity.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/** By what a browser is known again. */
@ApplicationScoped
public class BrowserCookie {

    private static final String NAME = "neonpro-browser";

    private final HostCookies cookies;
    private final BrowserSettings settings;

    BrowserCookie(HostCookies cookies, BrowserSettings settings) {
        this.cookies = cookies;
        this.settings = settings;
    }

    /** What the browser keeps, if it does. */
    public Optional<Secret> in(HttpHeaders headers) {
        return cookies.in(headers, NAME).map(Secret::new);
    }

    /** For it to keep from now on. */
    public NewCookie of(Secret secret) {
        return cookies.of(NAME, secret.value())
                .maxAge((int) settings.lifespan().toSeconds())
                .build();
    }
}
