package io.neonpro.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told the administrator's password: the server whose certificate an authority signed. */
class ServerTest {

    @TempDir
    static Path folder;

    private static ShownCertificate shown;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws Exception {
        shown = ShownCertificate.of("localhost", folder);
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", shown.certificate().toString())
                .setServerConfig("ssl_key_file", shown.key().toString())
                .start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @Test
    void theOneWhoseCertificateIsSignedIsSpokenToInTls() throws SQLException {
        assertThat(isEncrypted(at("localhost").signedBy(shown.certificate()))).isTrue();
    }

    @Test
    void oneWhoseCertificateAnotherAuthoritySignedIsNot() throws Exception {
        var other = ShownCertificate.of("elsewhere", folder);

        assertThatThrownBy(() -> isEncrypted(at("localhost").signedBy(other.certificate())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL");
    }

    /** Its name is none of the certificate's. */
    @Test
    void oneAtAnotherAddressIsNot() {
        assertThatThrownBy(() -> isEncrypted(at("127.0.0.1").signedBy(shown.certificate())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void theCommandSaysWhichAuthorityIsMissing() {
        var environment = Map.of(
                "NEONPRO_POSTGRES_PRIMARY", "localhost:5432",
                "NEONPRO_POSTGRES_ADMIN_PASSWORD", "postgres",
                "NEONPRO_TLS_CA", folder.resolve("nobody.crt").toString());

        assertThatThrownBy(() -> Settings.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody.crt");
    }

    private static Server at(String host) {
        return new Server(host, postgres.getPort(), "postgres", "postgres");
    }

    private static boolean isEncrypted(Server server) throws SQLException {
        try (var connection = server.database("postgres").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
