package io.neonpro.identity.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.neonpro.identity.browser.HostCookies;
import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.crypto.Fingerprints;
import jakarta.enterprise.context.ApplicationScoped;
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
    private static final String PURPOSE = "sign-in form|";
    private static final int MAX_LENGTH = 100;

    private final Fingerprints fingerprints;
    private final HostCookies cookies;

    FormToken(Fingerprints fingerprints, HostCookies cookies) {
        this.fingerprints = fingerprints;
        this.cookies = cookies;
    }

    /** The browser's value, or one for it to keep from now on. */
    NewCookie cookie(HttpHeaders headers) {
        String value =
                cookies.in(headers, COOKIE).orElseGet(() -> Secret.random().value());
        return cookies.of(COOKIE, value).build();
    }

    String of(NewCookie cookie) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprints.of(content(cookie.getValue())));
    }

    /** Whether a form was shown in the browser that posts it. */
    boolean isOf(HttpHeaders headers, Optional<String> token) {
        return cookies.in(headers, COOKIE)
                .flatMap(kept -> token.filter(text -> text.length() <= MAX_LENGTH)
                        .flatMap(FormToken::decoded)
                        .filter(bytes -> fingerprints.isOf(content(kept), bytes)))
                .isPresent();
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
