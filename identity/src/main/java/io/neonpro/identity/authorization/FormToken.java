package io.neonpro.identity.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.crypto.Fingerprints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Base64;
import java.util.Optional;

/**
 * Ties a form to the browser that it was shown in, or another site could have somebody sign in as somebody else (OWASP:
 * signed double-submit cookie). The browser keeps a random value, the form a fingerprint of it that only this server
 * makes.
 */
@ApplicationScoped
class FormToken {

    private static final String COOKIE = "neonpro-sign-in";
    private static final String PATH = "/oauth/authorize";
    private static final String PURPOSE = "sign-in form|";
    private static final int MAX_LENGTH = 100;

    private final Fingerprints fingerprints;
    private final boolean isSecure;

    FormToken(Fingerprints fingerprints, Issuer issuer) {
        this.fingerprints = fingerprints;
        this.isSecure = "https".equals(issuer.uri().getScheme());
    }

    /** The browser's value, or one for it to keep from now on. */
    NewCookie cookie(HttpHeaders headers) {
        return new NewCookie.Builder(COOKIE)
                .value(kept(headers).orElseGet(() -> Secret.random().value()))
                .path(PATH)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    String of(NewCookie cookie) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprints.of(content(cookie.getValue())));
    }

    /** Whether a form was shown in the browser that posts it. */
    boolean isOf(HttpHeaders headers, Optional<String> token) {
        return kept(headers).isPresent()
                && token.filter(text -> text.length() <= MAX_LENGTH)
                        .flatMap(FormToken::decoded)
                        .filter(bytes -> fingerprints.isOf(content(kept(headers).get()), bytes))
                        .isPresent();
    }

    private static Optional<String> kept(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH);
    }

    private static Optional<byte[]> decoded(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] content(String value) {
        return (PURPOSE + value).getBytes(UTF_8);
    }
}
