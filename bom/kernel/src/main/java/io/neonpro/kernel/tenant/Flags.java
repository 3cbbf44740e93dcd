package io.neonpro.kernel.tenant;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Flag;
import io.neonpro.kernel.value.Setting;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What the tenant of the context has switched on, asked of OpenFeature, so that a hook or another provider sees every
 * question: always within the caller's transaction, as the settings that flags are.
 */
@Startup
@ApplicationScoped
public class Flags {

    private static final String DOMAIN = "neonpro";

    private final Settings settings;
    private final FlagProvider provider = new FlagProvider();
    private final Client client;

    Flags(Settings settings) {
        this.settings = settings;
        OpenFeatureAPI.getInstance().setProviderAndWait(DOMAIN, provider);
        client = OpenFeatureAPI.getInstance().getClient(DOMAIN);
    }

    public Uni<Boolean> isOn(Setting<Flag> flag, FlagSubject about) {
        return settings.now().map(decided -> isOn(flag, about, decided));
    }

    /** The same by what was just read. */
    public boolean isOn(Setting<Flag> flag, FlagSubject about, Decided decided) {
        provider.hold(Tenancy.require().tenant(), flag.path(), decided.get(flag));
        return client.getBooleanValue(
                flag.path(), false, about.inTenant(Tenancy.require().tenant()));
    }
}
