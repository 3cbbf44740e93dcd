package io.neonpro.kernel.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.FlagNotFoundError;
import dev.openfeature.sdk.exceptions.TypeMismatchError;
import io.neonpro.kernel.value.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Answers OpenFeature by the flags of the tenants who are asked about right now, as they were just read. */
final class FlagProvider implements FeatureProvider {

    private static final int MAX_FLAGS = 100_000;
    private static final Duration AT_HAND = Duration.ofMinutes(1);

    private final Cache<Key, Flag> flags = Caffeine.newBuilder()
            .maximumSize(MAX_FLAGS)
            .expireAfterWrite(AT_HAND)
            .build();

    private record Key(String tenant, String flag) {}

    void hold(UUID tenant, String name, Flag flag) {
        flags.put(new Key(tenant.toString(), name), flag);
    }

    @Override
    public Metadata getMetadata() {
        return () -> "neonpro-settings";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String name, Boolean otherwise, EvaluationContext context) {
        String tenant = context.getValue(FlagSubject.TENANT).asString();
        Flag flag = flags.getIfPresent(new Key(tenant, name));
        if (flag == null) {
            throw new FlagNotFoundError(name + " is not at hand for tenant " + tenant);
        }
        FlagSubject about = FlagSubject.of(context);
        boolean isOn = flag.isOnFor(name, about.key().toString(), about.clinic(), about.roles(), Instant.now());
        return ProviderEvaluation.<Boolean>builder()
                .value(isOn)
                .variant(isOn ? "on" : "off")
                .reason(Reason.TARGETING_MATCH.toString())
                .build();
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String name, String otherwise, EvaluationContext context) {
        throw isNoFlag(name);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String name, Integer otherwise, EvaluationContext context) {
        throw isNoFlag(name);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String name, Double otherwise, EvaluationContext context) {
        throw isNoFlag(name);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String name, Value otherwise, EvaluationContext context) {
        throw isNoFlag(name);
    }

    private static TypeMismatchError isNoFlag(String name) {
        return new TypeMismatchError(name + " is on or off");
    }
}
