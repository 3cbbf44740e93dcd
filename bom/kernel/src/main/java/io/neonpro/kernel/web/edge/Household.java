package io.neonpro.kernel.web.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Who counts as one when addresses are counted: an IPv4 address, or the 64 bits of an IPv6 address that a home or clinic has to itself. */
public final class Household {

    private static final int NETWORK_BYTES = 8;

    private Household() {}

    /**
     * The same text for all addresses of one.
     *
     * @param address as {@link Sources#of} tells it; what is none is one by itself
     */
    public static String of(String address) {
        String literal = address.split("%", 2)[0];
        return Network.address(literal).map(Household::of).orElse(literal);
    }

    private static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                : address.getHostAddress();
    }
}
