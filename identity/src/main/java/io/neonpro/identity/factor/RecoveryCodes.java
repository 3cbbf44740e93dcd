package io.neonpro.identity.factor;

import java.util.List;

/** Codes for when the second factor is lost, each good once; they are shown this once. */
public record RecoveryCodes(List<String> recoveryCodes) {

    @Override
    public String toString() {
        return "RecoveryCodes";
    }
}
