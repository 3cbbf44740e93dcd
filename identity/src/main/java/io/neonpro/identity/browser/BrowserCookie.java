package io.neonpro.identity.browser;

import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * By what a browser is known again: a cookie of this host alone, which no script reads and no other site's request brings, but for
 * following a link (RFC 6265bis, 4.1.3.2 and 5.2).
 */
@ApplicationScoped
public class BrowserCookie {

    private static final String NAME = "neonpro-browser";
    private static final int MAX_LENGTH = 100;

    private final boolean isSecure;
    private final BrowserSettings settings;

    BrowserCookie(Issuer issuer, BrowserSettings settings) {
        this.isSecure = "https".equals(issuer.uri().getScheme());
        this.settings = settings;
    }

    /** What the browser keeps, if it does. */
    public Optional<Secret> in(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH)
                .map(Secret::new);
    }

    /** For it to keep from now on. */
    public NewCookie of(Secret secret) {
        return new NewCookie.Builder(name())
                .value(secret.value())
                .path("/")
                .maxAge((int) settings.lifespan().toSeconds())
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** The prefix makes browsers refuse it from anybody else; on a laptop, without TLS, they would refuse it from us. */
    private String name() {
        return isSecure ? "__Host-" + NAME : NAME;
    }
}
