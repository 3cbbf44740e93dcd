package io.neonpro.identity.authorization;

import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.authorization.LoginPage.Notice;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** A page to sign in as a browser gets it: with the cookie that it is tied to. */
record ShownPage(LoginPage page, NewCookie cookie) {

    Authorization request() {
        return page.request();
    }

    Response password(int status, String email, Notice notice) {
        return answer(status, page.password(email, notice)).build();
    }

    Response tooOften(String email, TooManyAttempts failure) {
        return answer(429, page.password(email, Notice.TOO_OFTEN))
                .header(HttpHeaders.RETRY_AFTER, failure.retryAfterSeconds())
                .build();
    }

    Response.ResponseBuilder answer(int status, String html) {
        return Response.status(status)
                .entity(html)
                .cookie(cookie)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", LoginPage.CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
