package io.neonpro.identity.logout;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** What a person sees who has signed out and is sent nowhere else, in Portuguese or English. */
final class SignedOutPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%1$s">
            <head><meta charset="utf-8"><title>NeonPro</title></head>
            <body><main><h1>%2$s</h1></main></body>
            </html>
            """;

    private SignedOutPage() {}

    static Response in(Locale language) {
        String page = language.getLanguage().equals("en")
                ? PAGE.formatted("en", "You have signed out.")
                : PAGE.formatted("pt-BR", "Você saiu.");
        return Response.ok(page)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
