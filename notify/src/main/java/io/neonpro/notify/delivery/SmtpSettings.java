package io.neonpro.notify.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

/** Where the mail server is, and how it knows us. */
@ConfigMapping(prefix = "neonpro.smtp")
public interface SmtpSettings {

    @NotBlank
    String host();

    @Min(1)
    @Max(65_535)
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
}
