package io.neonpro.manifests.deployment;

import graphql.i18n.I18n;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBundleBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * What a native executable must be able to look up by name. Quarkus sees what endpoints take and give; what is written as JSON
 * into a table, an event, a cache or a job it does not, and nothing says so before it is needed.
 */
class NativeReflection {

    private static final String HOUSE = "io.neonpro.";
    private static final DotName REST_CLIENT = DotName.createSimple("io.neonpro.kernel.peer.Asks");
    private static final String CAFFEINE = "com.github.benmanes.caffeine.cache.";

    /**
     * Caffeine makes up the names of its classes from what is asked of a cache: here strong keys and values, a bound by size or
     * weight, and each way to expire. Quarkus registers some of them only.
     */
    private static final List<String> BOUNDED_CACHES = List.of(
            "SSMS", "SSMSA", "SSMSW", "SSMW", "SSMWA", "SSMWW", // caches
            "PSMS", "PSAMS", "PSWMS", "PSAWMS", "PSMW", "PSAMW", "PSWMW", "PSAWMW"); // and their entries

    @BuildStep
    ReflectiveClassBuildItem values(CombinedIndexBuildItem index) {
        return ReflectiveClassBuildItem.builder(valuesOf(index.getIndex()).toArray(String[]::new))
                .reason("records and enums are what JSON is made of")
                .constructors()
                .methods()
                .fields()
                .build();
    }

    /** Of which Quarkus tells a client's filters. */
    @BuildStep
    ReflectiveClassBuildItem clients(CombinedIndexBuildItem index) {
        return ReflectiveClassBuildItem.builder(clientsOf(index.getIndex()).toArray(String[]::new))
                .reason("filters are told of the methods of REST clients")
                .methods()
                .build();
    }

    @BuildStep
    ReflectiveClassBuildItem caches() {
        return ReflectiveClassBuildItem.builder(
                        BOUNDED_CACHES.stream().map(CAFFEINE::concat).toArray(String[]::new))
                .reason("Caffeine looks its classes up by name")
                .constructors()
                .fields()
                .build();
    }

    /** What graphql-java says of faults; Quarkus registers some of its bundles only. */
    @BuildStep
    List<NativeImageResourceBundleBuildItem> wordings() {
        return Stream.of(I18n.BundleType.values())
                .map(type -> new NativeImageResourceBundleBuildItem("i18n." + type.name()))
                .toList();
    }

    /** The house's own records and enums, in an order that is always the same. */
    static Stream<String> valuesOf(IndexView index) {
        return index.getKnownClasses().stream()
                .filter(type -> type.isRecord() || type.isEnum())
                .map(ClassInfo::name)
                .map(Object::toString)
                .filter(name -> name.startsWith(HOUSE))
                .sorted();
    }

    private static Stream<String> clientsOf(IndexView index) {
        return index.getAnnotations(REST_CLIENT).stream()
                .map(annotation -> annotation.target().asClass().name().toString())
                .filter(name -> name.startsWith(HOUSE))
                .sorted();
    }
}
