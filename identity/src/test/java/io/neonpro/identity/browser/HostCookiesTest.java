package io.neonpro.identity.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Whose cookies a browser believes: with TLS, this host's alone. */
class HostCookiesTest {

    @Test
    void withTlsNobodyElseSetsThem() {
        NewCookie cookie = cookie("https://id.neonpro.example");
        assertThat(cookie.getName()).isEqualTo("__Host-neonpro-sign-in");
        assertThat(cookie.isSecure()).isTrue();
        // what browsers want of that prefix
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
    }

    @Test
    void withoutABrowserWouldNotKeepThem() {
        NewCookie cookie = cookie("http://localhost:8086");
        assertThat(cookie.getName()).isEqualTo("neonpro-sign-in");
        assertThat(cookie.isSecure()).isFalse();
        assertThat(cookie.isHttpOnly()).isTrue();
    }

    private static NewCookie cookie(String issuer) {
        return new HostCookies(() -> URI.create(issuer))
                .of("neonpro-sign-in", "value")
                .build();
    }
}
