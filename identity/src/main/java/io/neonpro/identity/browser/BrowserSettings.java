package io.neonpro.identity.browser;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long a browser is known again in which somebody signed in. */
@ConfigMapping(prefix = "neonpro.browsers")
interface BrowserSettings {

    /**
     * From signing in to being asked again, however many applications were opened meanwhile. Shorter than a session lasts
     * ({@code neonpro.session.lifespan}), which counts from then as well.
     */
    @WithDefault("12h")
    @DurationMin(minutes = 1)
    @DurationMax(days = 30)
    Duration lifespan();

    /**
     * Whether programs on somebody's device, known by a loopback address or a scheme of their own, are opened without asking, too: any
     * other program there may say that it is one (RFC 8252, 8.6). As on a laptop it is; not in the profile {@code secure}.
     */
    @WithDefault("true")
    boolean trustDevices();
}
