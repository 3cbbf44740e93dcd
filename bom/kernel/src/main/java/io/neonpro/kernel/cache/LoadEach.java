package io.neonpro.kernel.cache;

import io.neonpro.kernel.data.Consistency;
import io.neonpro.kernel.data.LogPosition;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Loads a batch by loading every key, each on a context and so in a transaction of its own. */
final class LoadEach {

    private LoadEach() {}

    /** The values there are, by key. */
    static <K, V> Uni<Map<K, V>> of(Set<K> keys, Function<K, Uni<V>> loader, int parallel) {
        TenantContext tenant = Tenancy.require();
        Optional<LogPosition> mustSee = Consistency.required();
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(key -> Tenancy.runAs(tenant, () -> {
                            mustSee.ifPresent(Consistency::require);
                            return loader.apply(key);
                        })
                        .map(value -> Map.entry(key, Entry.ofNullable(value))))
                .merge(parallel)
                .collect()
                .in(
                        HashMap<K, V>::new,
                        (values, each) -> each.getValue().value().ifPresent(value -> values.put(each.getKey(), value)))
                .map(values -> values);
    }
}
