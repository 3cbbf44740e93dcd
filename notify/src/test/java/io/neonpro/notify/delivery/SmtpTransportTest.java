package io.neonpro.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is on the way to the mail server may not decline TLS. */
class SmtpTransportTest {

    @ParameterizedTest
    @CsvSource({"false, required", "true, disabled", "true, optional"})
    void mailLeavesInTls(String ssl, String startTls) {
        assertThat(new SmtpTransport(settings(ssl, startTls)).fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, optional", "false, disabled"})
    void whatMayLeaveWithoutIsRefused(String ssl, String startTls) {
        assertThat(new SmtpTransport(settings(ssl, startTls)).fault())
                .get()
                .asString()
                .contains("NEONPRO_SMTP_START_TLS");
    }

    private static SmtpSettings settings(String ssl, String startTls) {
        Map<String, String> settings = Map.of(
                "neonpro.smtp.host",
                "smtp",
                "neonpro.smtp.port",
                "587",
                "neonpro.smtp.ssl",
                ssl,
                "neonpro.smtp.start-tls",
                startTls);
        return new SmallRyeConfigBuilder()
                .withMapping(SmtpSettings.class)
                .withSources(new PropertiesConfigSource(settings, "settings", 100))
                .build()
                .getConfigMapping(SmtpSettings.class);
    }
}
