package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:15433, 127.0.0.1, 15433",
        "replica-1.postgres.svc:5432, replica-1.postgres.svc, 5432",
        "[2001:db8::1]:5432, 2001:db8::1, 5432"
    })
    void anAddressIsAHostAndAPort(String text, String host, int port) {
        ServerAddress address = ServerAddress.of(text);

        assertThat(address).isEqualTo(new ServerAddress(host, port));
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:", ":5432", "host:0", "host:65536", "host:1:2", "a b:1", "host:port"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> ServerAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
