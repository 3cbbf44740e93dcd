package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Traits;
import io.neonpro.manifests.deployment.fact.Traits.Size;
import io.neonpro.manifests.deployment.yaml.Setting;
import java.util.Map;

/** What an instance has of it goes by the form in which it runs. */
final class Memory {

    private Memory() {}

    /** Of who is scaled by it all that it may have, since a heap grows to its own bound, however little there is to do. */
    static Setting requested(Traits traits) {
        boolean isCriterion =
                traits.scaling().filter(it -> it.memoryPercent() > 0).isPresent();
        return isCriterion ? most(traits.size()) : least(traits.size());
    }

    static Setting least(Size size) {
        return of(size.minMemory(), size.minNativeMemory());
    }

    static Setting most(Size size) {
        return of(size.maxMemory(), size.maxNativeMemory());
    }

    private static Setting of(String onTheJvm, String asExecutable) {
        return new Setting(
                "ternary \"%s\" \"%s\" (eq .Values.image.variant \"native\")".formatted(asExecutable, onTheJvm),
                onTheJvm,
                Map.of("image.variant", "jvm"));
    }
}
