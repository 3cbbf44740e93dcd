package io.neonpro.identity.authorization;

import io.neonpro.identity.authorization.LoginPage.Notice;
import io.neonpro.kernel.web.problem.Problem;
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

    /** A problem of too much that says when to come again. */
    Response tooOften(String email, Problem problem) {
        return tooOften(
                page.password(email, Notice.TOO_OFTEN), problem.members().get("retryAfterSeconds"));
    }

    Response tooOften(String html, Object retryAfterSeconds) {
        return answer(429, html)
                .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
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
