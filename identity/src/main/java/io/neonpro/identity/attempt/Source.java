package io.neonpro.identity.attempt;

import io.neonpro.kernel.web.edge.Household;

/**
 * Where somebody asks from: an IPv4 address, or the 64 bits of an IPv6 address that a household or clinic has to itself.
 *
 * @param text the same for all who are one source
 * @param isAcquainted whether it is somebody who got in from there before
 */
public record Source(String text, boolean isAcquainted) {

    public Source(String text) {
        this(text, false);
    }

    /** Of a part of the platform, which asks for many; no crowd of strangers keeps it out. */
    public static Source service(String name) {
        return new Source("service:" + name, true);
    }

    /** Of an IP address as text. */
    public static Source of(String address) {
        return new Source(Household.of(address));
    }
}
