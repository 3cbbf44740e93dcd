package io.neonpro.identity.person;

import io.neonpro.identity.secret.Digest;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The page that links in letters lead to: what is behind {@code #} stays in the browser, whose one script is ours. */
@Startup
@ApplicationScoped
class AccountPage {

    private final String page;
    private final String policy;

    AccountPage() {
        String script = read("account/page.js");
        page = read("account/page.html").replace("{script}", script);
        policy = "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; script-src 'sha256-%s'; "
                        .formatted(Base64.getEncoder().encodeToString(Digest.of(script)))
                + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    /** In English where that is preferred, else in Portuguese. */
    String in(String language) {
        return page.replace("{language}", language.equals("en") ? "en" : "pt-BR");
    }

    /** Its {@code Content-Security-Policy}. */
    String policy() {
        return policy;
    }

    private static String read(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
