package io.neonpro.acceptance;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.contract.Contracts;
import io.neonpro.devstack.mail.Mailbox;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.process.Folder;
import io.neonpro.migrate.Sources;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the whole platform, started once for all of them. */
public final class RunningPlatform implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningPlatform.class);

    /** As many as there are platforms: one. */
    private static final Map<Platform, Contracts> CONTRACTS = new ConcurrentHashMap<>();

    private static final boolean PREFERS_NATIVE = Boolean.getBoolean("neonpro.native");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Platform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Platform.class, key -> start(), Platform.class);
    }

    /** Where every exchange is held against the service's document. */
    public static Addresses addresses(Platform platform) {
        Addresses unwatched = new Addresses(program -> platform.url(program).toString());
        Contracts contracts = CONTRACTS.computeIfAbsent(platform, key -> new Contracts(unwatched));
        return new Addresses(unwatched.ofProgram(), contracts::check);
    }

    public static Mailbox mailbox(Platform platform) {
        return new Mailbox(platform.stack().addresses().mailbox());
    }

    /** What an earlier run left behind may be of other migrations. */
    private static Platform start() {
        Folder folder = new Folder(Path.of("target", "platform").toAbsolutePath());
        folder.remove();
        PlatformSetup setup = PlatformSetup.forTests(Sources.checkoutRoot(Path.of("")), folder.path());
        return Platform.start(
                PREFERS_NATIVE ? setup.preferringNative() : setup,
                (part, state) -> System.out.println(part + ": " + state));
    }
}
