package io.neonpro.identity.logout;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** What a person sees who has signed out, or has not, and is sent nowhere else, in Portuguese or English. */
final class SignedOutPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%1$s">
            <head><meta charset="utf-8"><title>NeonPro</title></head>
            <body><main><h1>%2$s</h1></main></body>
            </html>
            """;

    private SignedOutPage() {}

    /**
     * @param hasSignedOut false where it was not said who is to be signed out: they are signed in still
     */
    static Response in(Locale language, boolean hasSignedOut) {
        String page = language.getLanguage().equals("en")
                ? PAGE.formatted(
                        "en",
                        hasSignedOut ? "You have signed out." : "You are still signed in. Sign out in the application.")
                : PAGE.formatted(
                        "pt-BR", hasSignedOut ? "Você saiu." : "Você continua conectado. Saia pelo aplicativo.");
        return Response.ok(page)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
