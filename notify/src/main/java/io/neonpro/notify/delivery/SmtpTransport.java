package io.neonpro.notify.delivery;

import io.neonpro.kernel.security.OwnTransport;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Mail says who is treated where and when: in production it leaves in TLS, which whoever is on the way must not be able to decline. */
@ApplicationScoped
class SmtpTransport implements OwnTransport {

    private final SmtpSettings smtp;

    SmtpTransport(SmtpSettings smtp) {
        this.smtp = smtp;
    }

    @Override
    public Optional<String> fault() {
        return smtp.ssl() || smtp.startTls() == StartTLSOptions.REQUIRED
                ? Optional.empty()
                : Optional.of("NEONPRO_SMTP_START_TLS must be required, or neonpro.smtp.ssl true");
    }
}
