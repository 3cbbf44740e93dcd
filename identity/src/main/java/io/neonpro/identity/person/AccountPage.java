package io.neonpro.identity.person;

import io.neonpro.identity.page.PageFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** The page that links in letters lead to: what is behind {@code #} stays in the browser, whose one script is ours. */
@Startup
@ApplicationScoped
class AccountPage {

    private final String page;
    private final String policy;

    AccountPage() {
        PageFile script = PageFile.of("account/page.js");
        page = PageFile.of("account/page.html").text().replace("{script}", script.text());
        policy = "default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; script-src %s; "
                        .formatted(script.source())
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
}
