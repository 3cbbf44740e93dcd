package io.neonpro.kernel.tenant;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import io.neonpro.kernel.value.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * About whom, or what, it is asked whether something is switched on.
 *
 * @param key always the same for the same one: a share of them is chosen by it
 * @param clinic where that is, when it is known
 * @param roles of who acts, when somebody does
 */
public record FlagSubject(UUID key, Optional<UUID> clinic, Set<String> roles) {

    static final String TENANT = "tenant";
    private static final String CLINIC = "clinic";
    private static final String ROLES = "roles";

    public FlagSubject {
        roles = Set.copyOf(roles);
    }

    public static FlagSubject of(UUID key, UUID clinic) {
        return new FlagSubject(key, Optional.of(clinic), Set.of());
    }

    EvaluationContext inTenant(UUID tenant) {
        Map<String, Value> attributes = new HashMap<>();
        attributes.put(TENANT, new Value(tenant.toString()));
        clinic.ifPresent(one -> attributes.put(CLINIC, new Value(one.toString())));
        attributes.put(ROLES, new Value(roles.stream().map(Value::new).toList()));
        return new ImmutableContext(key.toString(), attributes);
    }

    static FlagSubject of(EvaluationContext context) {
        return new FlagSubject(
                Ids.of(context.getTargetingKey()),
                Optional.ofNullable(context.getValue(CLINIC))
                        .map(Value::asString)
                        .map(Ids::of),
                Optional.ofNullable(context.getValue(ROLES)).map(Value::asList).orElse(List.of()).stream()
                        .map(Value::asString)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
