package io.neonpro.identity.outside;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** Tells addresses of the internet from those of a network that a tenant has no business in (OWASP: SSRF). */
final class PublicAddress {

    private PublicAddress() {}

    /** One to connect to; empty when any of them is not public, as the next connection may choose that one. */
    static Optional<InetAddress> of(InetAddress[] resolved) {
        return resolved.length > 0 && Arrays.stream(resolved).allMatch(PublicAddress::isPublic)
                ? Optional.of(resolved[0])
                : Optional.empty();
    }

    static boolean isPublic(InetAddress address) {
        boolean isSpecial = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !isSpecial
                && switch (address) {
                    case Inet4Address v4 -> isPublic4(v4.getAddress());
                    case Inet6Address v6 -> isPublic6(v6.getAddress());
                    default -> false;
                };
    }

    /** Not 0/8, 100.64/10 (RFC 6598), 192.0.0/24, 198.18/15 or 240/4. */
    private static boolean isPublic4(byte[] octets) {
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        return first != 0
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && octets[2] == 0)
                && !(first == 198 && (second == 18 || second == 19));
    }

    /** Global unicast only, and none that holds an IPv4 address (6to4, Teredo). */
    private static boolean isPublic6(byte[] octets) {
        boolean isGlobal = (octets[0] & 0xe0) == 0x20;
        boolean is6to4 = octets[0] == 0x20 && octets[1] == 0x02;
        boolean isTeredo = octets[0] == 0x20 && octets[1] == 0x01 && octets[2] == 0 && octets[3] == 0;
        return isGlobal && !is6to4 && !isTeredo;
    }
}
