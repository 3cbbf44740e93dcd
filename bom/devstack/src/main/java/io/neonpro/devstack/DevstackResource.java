package io.neonpro.devstack;

import io.neonpro.devstack.redis.Redis;
import io.neonpro.devstack.shared.TestStacks;
import io.neonpro.devstack.token.TestIdentity;
import io.neonpro.migrate.Migration;
import io.neonpro.migrate.Roles;
import io.neonpro.migrate.Server;
import io.neonpro.migrate.Sources;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Gives a Quarkus test the real servers: a fresh, migrated database, a Redis database and a topic
 * prefix of its own on the shared stack, and an identity provider whose tokens {@link
 * io.neonpro.devstack.token.TestTokens} mints. Arguments: {@code service} (the module's folder name
 * when absent), {@code isolated=true} for a stack whose parts the test may stop, {@code replicas=2} for such a stack
 * with a second replica, and any setting of the service, by its name ({@code neonpro.…}).
 */
public final class DevstackResource implements QuarkusTestResourceLifecycleManager {

    private static final String SETTING = "neonpro.";
    private static final int KEY_BYTES = 32;
    private static final int SECRET_BYTES = 16;
    private static final int SUFFIX_BYTES = 5;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private Map<String, String> arguments = Map.of();
    private Stack stack;
    private TestIdentity identity;

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public Map<String, String> start() {
        stack = isIsolated() ? TestStacks.isolated(hasSecondReplica()) : TestStacks.shared();
        identity = new TestIdentity();
        String run = Randomness.hex(SUFFIX_BYTES);
        String service = arguments.getOrDefault("service", moduleName());
        String database = service + "_" + run;
        var roles = new RolePasswords(stack.addresses().postgresPassword()).of(service);
        migrate(service, database, roles);

        var configuration = new HashMap<>(stack.addresses().values());
        configuration.put("NEONPRO_DATABASE", database);
        configuration.put("NEONPRO_POSTGRES_OWNER_PASSWORD", roles.ownerPassword());
        configuration.put("NEONPRO_POSTGRES_APP_PASSWORD", roles.appPassword());
        configuration.put("NEONPRO_POSTGRES_RELAY_PASSWORD", roles.relayPassword());
        configuration.put("neonpro.topics.prefix", run + ".");
        configuration.put("NEONPRO_REDIS", stack.addresses().redis() + "/" + RANDOM.nextInt(Redis.DATABASES));
        configuration.put("NEONPRO_IDENTITY_URL", identity.url().toString());
        configuration.put("NEONPRO_MASTER_KEYS", "1:" + Randomness.base64(KEY_BYTES));
        configuration.put("NEONPRO_SERVICE_SECRET", Randomness.hex(SECRET_BYTES));
        configuration.put("NEONPRO_CLINIC_SECRET", Randomness.hex(SECRET_BYTES));
        configuration.put("NEONPRO_OPERATOR_SECRET", Randomness.hex(SECRET_BYTES));
        configuration.put("kafka.bootstrap.servers", stack.addresses().kafka());
        arguments.keySet().stream()
                .filter(name -> name.startsWith(SETTING))
                .forEach(name -> configuration.put(name, arguments.get(name)));
        return configuration;
    }

    /** Hands the stack to fields of type {@link Stack}. */
    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(stack, field -> field.getType().isInstance(stack));
    }

    @Override
    public void stop() {
        if (identity != null) {
            identity.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    private void migrate(String service, String database, Roles roles) {
        var addresses = stack.addresses();
        var sources = Sources.checkout(Sources.checkoutRoot(Path.of("")), service);
        try {
            new Migration(service, database, sources)
                    .run(Server.at(addresses.primary(), addresses.postgresPassword()), roles);
            Replication.awaitReplay(addresses);
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot migrate " + database, failed);
        }
    }

    private boolean isIsolated() {
        return Boolean.parseBoolean(arguments.get("isolated"));
    }

    private boolean hasSecondReplica() {
        return "2".equals(arguments.get("replicas"));
    }

    /** The folder's; of tests that have a folder of their own, the one's above it. */
    private static String moduleName() {
        Path folder = Path.of("").toAbsolutePath();
        return (folder.endsWith("tests") ? folder.getParent() : folder)
                .getFileName()
                .toString();
    }
}
