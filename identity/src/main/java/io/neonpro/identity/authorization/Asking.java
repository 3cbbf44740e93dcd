package io.neonpro.identity.authorization;

import com.nimbusds.openid.connect.sdk.Prompt;
import io.neonpro.identity.browser.KnownBrowser;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an application wants somebody to be asked who they are, although they have signed in before (OpenID Connect Core,
 * 3.1.2.1: prompt, max_age).
 *
 * @param never they are not to be asked, whatever comes of it
 * @param always they are to be asked again
 * @param maxAge how long ago they may have signed in
 */
record Asking(boolean never, boolean always, Optional<Duration> maxAge) {

    /** As many digits as any age needs. */
    private static final String SECONDS = "\\d{1,9}";

    /** Empty when the age is none. */
    static Optional<Asking> of(@Nullable Prompt prompt, Optional<String> maxAge) {
        if (maxAge.filter(text -> !text.matches(SECONDS)).isPresent()) {
            return Optional.empty();
        }
        Prompt wanted = prompt == null ? new Prompt() : prompt;
        return Optional.of(new Asking(
                wanted.contains(Prompt.Type.NONE),
                wanted.contains(Prompt.Type.LOGIN) || wanted.contains(Prompt.Type.SELECT_ACCOUNT),
                maxAge.map(Long::parseLong).map(Duration::ofSeconds)));
    }

    /** Whether what they said in this browser then is enough. */
    boolean isContentWith(KnownBrowser browser) {
        return !always && maxAge.map(browser::isWithin).orElse(true);
    }
}
