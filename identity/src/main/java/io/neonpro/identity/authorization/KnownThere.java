package io.neonpro.identity.authorization;

import io.neonpro.identity.browser.BrowserCookie;
import io.neonpro.identity.browser.Browsers;
import io.neonpro.identity.browser.KnownBrowser;
import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.session.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import java.util.UUID;

/** Knows people again who signed in in this browser before, for as much as the application and the tenant are content with. */
@ApplicationScoped
class KnownThere {

    private final Browsers browsers;
    private final BrowserCookie cookie;
    private final Directory directory;
    private final Sessions sessions;
    private final SecondStep second;
    private final MeantPerson meant;

    KnownThere(
            Browsers browsers,
            BrowserCookie cookie,
            Directory directory,
            Sessions sessions,
            SecondStep second,
            MeantPerson meant) {
        this.browsers = browsers;
        this.cookie = cookie;
        this.directory = directory;
        this.sessions = sessions;
        this.second = second;
        this.meant = meant;
    }

    /** Who may go on without being asked, and where. */
    record Entry(KnownBrowser browser, UUID tenant) {}

    Uni<Optional<Entry>> entry(Authorization request, HttpHeaders headers) {
        return cookie.in(headers)
                .filter(browser -> request.isOfServer() || browsers.trustDevices())
                .map(browsers::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.filter(request.asking()::isContentWith))
                .chain(found -> found.map(browser -> ifMeant(request, browser))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** They have signed in: what the browser keeps. */
    Uni<NewCookie> remember(UUID person, boolean saidSecondFactor, HttpHeaders headers) {
        return browsers.start(person, saidSecondFactor, cookie.in(headers)).map(cookie::of);
    }

    private Uni<Optional<Entry>> ifMeant(Authorization request, KnownBrowser browser) {
        return meant.isMeant(request, browser.person())
                .chain(isMeant ->
                        isMeant ? entry(request, browser) : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Entry>> entry(Authorization request, KnownBrowser browser) {
        return directory
                .tenantsOf(browser.person())
                .map(tenants -> request.chosen(tenants).map(tenant -> new Entry(browser, tenant)))
                .chain(found -> found.map(this::ifContent)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Entry>> ifContent(Entry entry) {
        KnownBrowser browser = entry.browser();
        return sessions.isSignedOut(entry.tenant(), browser.person(), browser.signedInAt())
                .chain(isSignedOut ->
                        isSignedOut ? Uni.createFrom().item(false) : second.isContentWith(browser, entry.tenant()))
                .map(isContent -> isContent ? Optional.of(entry) : Optional.empty());
    }
}
