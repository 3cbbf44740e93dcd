package io.neonpro.devstack;

import io.neonpro.migrate.Roles;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The passwords of services' roles, derived from a stack's secret: each role has another one, none tells the others,
 * and whoever starts, migrates or tests on the same stack finds the same.
 */
public final class RolePasswords {

    private static final String DERIVATION = "HmacSHA256";
    private static final int PASSWORD_BYTES = 16;

    private final byte[] secret;

    /**
     * @param secret of the stack, such as the password of its superuser
     */
    public RolePasswords(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Of a service's three roles. */
    public Roles of(String service) {
        return new Roles(of(service, "owner"), of(service, "app"), of(service, "relay"));
    }

    /**
     * @param role {@code owner}, {@code app} or {@code relay}
     */
    public String of(String service, String role) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(secret, DERIVATION));
            byte[] derived = mac.doFinal((service + "_" + role).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(derived, PASSWORD_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JRE has " + DERIVATION, e);
        }
    }
}
