package io.neonpro.devstack.token;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Access tokens as the identity service issues them, for tests.
 *
 * <pre>{@code
 * String token = TestTokens.user(tenant).scopes("patient:read patient:write").sign();
 * }</pre>
 */
public final class TestTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /**
     * System properties, since test classes and test resources may have different class loaders.
     */
    private static final String KEY_PROPERTY = "neonpro.test.key";

    private static final String ISSUER_PROPERTY = "neonpro.test.issuer";

    private static final String FETCHES_PROPERTY = "neonpro.test.key.fetches";

    private static final String ACCESS_TOKEN = "at+jwt";

    private final Map<String, Object> claims;
    private final Duration lifetime;
    private final String type;

    private TestTokens(Map<String, Object> claims, Duration lifetime, String type) {
        this.claims = claims;
        this.lifetime = lifetime;
        this.type = type;
    }

    static void signWith(SigningKey key, URI issuer) {
        System.setProperty(KEY_PROPERTY, key.export());
        System.setProperty(ISSUER_PROPERTY, issuer.toString());
    }

    /** Has the test identity sign with another key from now on, and vouch for the one before no more. */
    public static void changeKey() {
        System.setProperty(KEY_PROPERTY, SigningKey.generate().export());
    }

    /** A token signed by a key that the test identity does not vouch for. */
    public String signByStranger() {
        return signed(SigningKey.generate());
    }

    /** How often the test identity was asked for its keys. */
    public static int keyFetches() {
        return Integer.getInteger(FETCHES_PROPERTY, 0);
    }

    static synchronized void countKeyFetch() {
        System.setProperty(FETCHES_PROPERTY, Integer.toString(keyFetches() + 1));
    }

    static SigningKey key() {
        String key = System.getProperty(KEY_PROPERTY);
        if (key == null) {
            throw new IllegalStateException("no test identity runs: use DevstackResource");
        }
        return SigningKey.imported(key);
    }

    /** An owner of the tenant with all its clinics and, until said otherwise, no permission. */
    public static TestTokens user(UUID tenant) {
        return new TestTokens(Map.of(), LIFETIME, ACCESS_TOKEN)
                .with("sub", UUID.randomUUID().toString())
                .with("name", "Ana Souza")
                .with("aud", List.of("neonpro"))
                .with("tenant", tenant.toString())
                .with("clinics", List.of("*"))
                .with("roles", List.of("owner"));
    }

    /** A person who sees and books for themselves only, as this patient of the tenant. */
    public static TestTokens patient(UUID tenant, UUID patient) {
        return user(tenant)
                .roles("patient")
                .with("patient", patient.toString())
                .scopes("own:read own:write catalogue:read");
    }

    /** A platform service that calls another: set the callee as its {@link #audience}. */
    public static TestTokens service(String name) {
        return new TestTokens(Map.of(), LIFETIME, ACCESS_TOKEN)
                .with("sub", name)
                .with("name", name)
                .with("clinics", List.of("*"))
                .with("roles", List.of("service"));
    }

    public TestTokens tenant(UUID tenant) {
        return tenant(tenant.toString());
    }

    TestTokens tenant(String tenant) {
        return with("tenant", tenant);
    }

    public TestTokens subject(UUID user) {
        return with("sub", user.toString());
    }

    public TestTokens name(String name) {
        return with("name", name);
    }

    /** Permissions, separated by spaces or one by one. */
    public TestTokens scopes(String... scopes) {
        return with("scope", String.join(" ", scopes));
    }

    public TestTokens roles(String... roles) {
        return with("roles", List.of(roles));
    }

    public TestTokens clinics(UUID... clinics) {
        return with("clinics", List.of(clinics).stream().map(UUID::toString).toList());
    }

    public TestTokens audience(String... audience) {
        return with("aud", List.of(audience));
    }

    /** Negative for a token that has expired. */
    public TestTokens expiresIn(Duration duration) {
        return new TestTokens(claims, duration, type);
    }

    /** Another type than that of an access token (RFC 9068, 2.1), such as {@code JWT}. */
    public TestTokens type(String other) {
        return new TestTokens(claims, lifetime, other);
    }

    /** Any other claim, or a wrong value of a known one; null removes it. */
    public TestTokens with(String claim, Object value) {
        var changed = new TreeMap<>(claims);
        if (value == null) {
            changed.remove(claim);
        } else {
            changed.put(claim, value);
        }
        return new TestTokens(changed, lifetime, type);
    }

    /** The token in compact form, for {@code Authorization: Bearer}. */
    public String sign() {
        return signed(key());
    }

    private String signed(SigningKey key) {
        Instant now = Instant.now();
        Instant expiry = now.plus(lifetime);
        var complete = new TreeMap<>(claims);
        complete.putIfAbsent("iss", System.getProperty(ISSUER_PROPERTY));
        complete.putIfAbsent("jti", UUID.randomUUID().toString());
        complete.putIfAbsent("exp", expiry.getEpochSecond());
        complete.putIfAbsent("iat", (expiry.isBefore(now) ? expiry : now).getEpochSecond());
        return key.sign(type, complete);
    }
}
