package io.neonpro.kernel.crypto;

/**
 * A key that only a master key opens.
 *
 * @param master the id of that master key; authenticated together with the key
 */
public record WrappedKey(String master, byte[] bytes) {

    @Override
    public String toString() {
        return "WrappedKey by " + master;
    }
}
