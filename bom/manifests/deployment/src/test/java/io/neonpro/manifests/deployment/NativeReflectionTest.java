package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBundleBuildItem;
import java.io.IOException;
import java.util.ResourceBundle;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

class NativeReflectionTest {

    private record Kept(String name) {}

    private enum Kind {
        ONE
    }

    private static final class Other {}

    @Test
    void everyRecordAndEnumOfTheHouseCanBeReadAndWrittenAndNothingElse() throws IOException {
        Index index = Index.of(Kept.class, Kind.class, Other.class, ProcessHandle.class, Thread.State.class);

        assertThat(NativeReflection.valuesOf(index)).containsExactly(Kept.class.getName(), Kind.class.getName());
    }

    @Test
    void whatIsRegisteredOfCaffeineIsThere() {
        var registered = new NativeReflection().caches();

        assertThat(registered.getClassNames())
                .allSatisfy(name -> Class.forName(name, false, getClass().getClassLoader()));
    }

    @Test
    void whatGraphQlJavaSaysOfFaultsIsThere() {
        assertThat(new NativeReflection().wordings())
                .extracting(NativeImageResourceBundleBuildItem::getBundleName)
                .contains("i18n.Scalars")
                .allSatisfy(name -> assertThat(ResourceBundle.getBundle(name)).isNotNull());
    }
}
