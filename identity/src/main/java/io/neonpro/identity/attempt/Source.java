package io.neonpro.identity.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where somebody asks from: an IPv4 address, or the 64 bits of an IPv6 address that a household or clinic has to itself.
 *
 * @param text the same for all who are one source
 * @param isAcquainted whether it is somebody who got in from there before
 */
public record Source(String text, boolean isAcquainted) {

    private static final int NETWORK_BYTES = 8;

    public Source(String text) {
        this(text, false);
    }

    /** Of a part of the platform, which asks for many; no crowd of strangers keeps it out. */
    public static Source service(String name) {
        return new Source("service:" + name, true);
    }

    /** Of an IP address as text. */
    public static Source of(String address) {
        String literal = address.split("%", 2)[0];
        if (literal.indexOf(':') < 0) {
            return new Source(literal);
        }
        try {
            // a literal with a colon is never looked up
            InetAddress parsed = InetAddress.getByName(literal);
            return parsed instanceof Inet6Address
                    ? new Source(HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES))
                    : new Source(parsed.getHostAddress());
        } catch (UnknownHostException e) {
            return new Source(literal);
        }
    }
}
