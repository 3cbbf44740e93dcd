package io.neonpro.acceptance;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.contract.Contracts;
import io.neonpro.devstack.mail.Mailbox;
import io.neonpro.devstack.platform.Form;
import io.neonpro.devstack.platform.Platform;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class the whole platform, which is its own until the class is over; then the next one has it. */
public final class RunningPlatform implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningPlatform.class);

    /** As many as there are platforms. */
    private static final Map<Platform, Contracts> CONTRACTS = new ConcurrentHashMap<>();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Platform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Platforms all =
                store(context.getRoot()).computeIfAbsent(Platforms.class, key -> new Platforms(), Platforms.class);
        return store(ofClass(context))
                .computeIfAbsent(LentPlatform.class, key -> all.lend(), LentPlatform.class)
                .platform();
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext parent = context.getParent().orElseThrow();
        return parent == context.getRoot() ? context : ofClass(parent);
    }

    /** What services are run as in these tests. */
    public static Form form() {
        return Platforms.FORM;
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
}
