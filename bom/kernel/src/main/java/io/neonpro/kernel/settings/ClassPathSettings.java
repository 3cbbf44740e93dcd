package io.neonpro.kernel.settings;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.config.PropertiesConfigSourceLoader;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * An executable has no class path, and what was configured there is in it: two files that cannot be are looked for in each of
 * seventy modules otherwise, a sixteenth of a start.
 */
@TargetClass(PropertiesConfigSourceLoader.class)
final class ClassPathSettings {

    @Substitute
    public static List<ConfigSource> inClassPath(String file, int ordinal, ClassLoader classes) {
        return List.of();
    }
}
