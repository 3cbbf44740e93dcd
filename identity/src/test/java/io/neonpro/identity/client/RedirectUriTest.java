package io.neonpro.identity.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectUriTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.neonpro.io/in, https://app.neonpro.io/in, true",
        "https://app.neonpro.io/in, https://app.neonpro.io/in/, false",
        "https://app.neonpro.io/in, https://app.neonpro.io:444/in, false",
        "https://app.neonpro.io/in, https://app.neonpro.io.evil.example/in, false",
        "http://127.0.0.1/callback, http://127.0.0.1:51004/callback, true",
        "http://localhost/callback, http://localhost:3000/callback, true",
        "http://localhost/callback, http://localhost:3000/elsewhere, false",
        "http://localhost/callback, https://localhost:3000/callback, false",
        "http://localhost/callback, http://localhost.evil.example/callback, false",
        "http://localhost/callback, 'http://localhost:80@evil.example/callback', false",
        "http://localhost/callback, 'no uri', false"
    })
    void onlyTheRegisteredAddressAndAnyPortOfTheLoopback(String registered, String asked, boolean matches) {
        assertThat(RedirectUri.matches(registered, asked)).isEqualTo(matches);
    }
}
