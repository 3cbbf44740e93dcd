package io.neonpro.notify.delivery;

import io.neonpro.kernel.settings.CheckedSettings;
import io.neonpro.kernel.settings.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Optional;

/** Where the mail server is, and how it knows us. */
@ConfigMapping(prefix = "neonpro.smtp")
public interface SmtpSettings extends CheckedSettings {

    String host();

    int port();

    /** Whether it speaks TLS from the first byte on. */
    @WithDefault("false")
    boolean ssl();

    /** Whether it is asked to go on in TLS: {@code disabled}, {@code optional} or {@code required}. */
    @WithDefault("optional")
    StartTLSOptions startTls();

    /** As whom we sign in; absent where nobody does. */
    Optional<String> username();

    Optional<String> password();

    @Override
    default void check(SettingsCheck check) {
        check.text("host", host());
        check.between("port", port(), 1, 65_535);
    }
}
