package io.neonpro.kernel.web.edge;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * A range of addresses in CIDR notation (RFC 4632), or a single one.
 *
 * @param bits how many of the first ones are the same in all of them
 */
record Network(byte[] base, int bits) {

    /**
     * @throws IllegalArgumentException for what is none
     */
    static Network of(String text) {
        String[] parts = text.split("/", 2);
        byte[] base = InetAddress.ofLiteral(parts[0]).getAddress();
        int all = base.length * Byte.SIZE;
        int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException(text + " is no network");
        }
        return new Network(base, bits);
    }

    boolean includes(InetAddress address) {
        byte[] other = address.getAddress();
        return other.length == base.length && Arrays.equals(prefix(other), prefix(base));
    }

    private long[] prefix(byte[] address) {
        BitSet set = new BitSet(bits);
        for (int bit = 0; bit < bits; bit++) {
            set.set(bit, (address[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1);
        }
        return set.toLongArray();
    }

    /** Empty for a text that is no address. */
    static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
