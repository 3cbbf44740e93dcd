package io.neonpro.kernel.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where a request comes, whoever says what. */
class SourcesTest {

    private final Sources sources = new Sources(() -> Optional.of(Set.of("10.0.0.0/8", "::1", "192.168.1.7")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nobody believes a stranger
                "203.0.113.9|''|203.0.113.9",
                "203.0.113.9|198.51.100.1|203.0.113.9",
                // our edge is believed about who was there before it
                "10.1.2.3|198.51.100.1|198.51.100.1",
                "192.168.1.7|198.51.100.1|198.51.100.1",
                "::1|2001:db8::5|2001:db8:0:0:0:0:0:5",
                // and not about what that one says of itself
                "10.1.2.3|1.1.1.1, 198.51.100.1|198.51.100.1",
                "10.1.2.3|1.1.1.1, 198.51.100.1, 10.9.9.9|198.51.100.1",
                "10.1.2.3|nonsense|10.1.2.3",
                "10.1.2.3|198.51.100.1, nonsense|10.1.2.3",
                "192.168.1.8|198.51.100.1|192.168.1.8"
            })
    void isSaidByThoseWhoAreTrusted(String peer, String forwardedFor, String source) {
        assertThat(sources.of(peer, forwardedFor)).isEqualTo(source);
    }
}
