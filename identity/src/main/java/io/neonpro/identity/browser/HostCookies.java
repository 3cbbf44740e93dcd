package io.neonpro.identity.browser;

import io.neonpro.identity.oauth.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * Cookies of this host alone, which no script reads and no other site's request brings, but for following a link (RFC 6265bis,
 * 4.1.3.2 and 5.2). Their prefix makes browsers refuse them from anybody else, such as a neighbour in the domain; on a laptop,
 * without TLS, they would refuse them from us.
 */
@ApplicationScoped
public class HostCookies {

    private static final int MAX_LENGTH = 100;

    private final boolean isSecure;

    public HostCookies(Issuer issuer) {
        this.isSecure = "https".equals(issuer.uri().getScheme());
    }

    /** What the browser keeps, if it does. */
    public Optional<String> in(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getCookies().get(prefixed(name)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH);
    }

    /** For it to keep until it is closed, unless more is said. */
    public NewCookie.Builder of(String name, String value) {
        return new NewCookie.Builder(prefixed(name))
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(NewCookie.SameSite.LAX);
    }

    private String prefixed(String name) {
        return isSecure ? "__Host-" + name : name;
    }
}
