package io.neonpro.identity.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "200.160.2.3", "2001:4860:4860::8888", "2804:14c::1"})
    void anAddressOfTheInternetIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fd00::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "ff02::1"
            })
    void anAddressOfAnotherNetworkIsNot(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void oneThatIsNotPublicSpoilsAll() throws UnknownHostException {
        InetAddress good = InetAddress.getByName("8.8.8.8");
        InetAddress bad = InetAddress.getByName("127.0.0.1");

        assertThat(PublicAddress.of(new InetAddress[] {good})).contains(good);
        assertThat(PublicAddress.of(new InetAddress[] {good, bad})).isEmpty();
        assertThat(PublicAddress.of(new InetAddress[] {})).isEmpty();
    }
}
