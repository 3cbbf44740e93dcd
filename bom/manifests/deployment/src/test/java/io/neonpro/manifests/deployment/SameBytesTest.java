package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.manifests.deployment.object.Platform;
import io.neonpro.manifests.deployment.yaml.Setting;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same source makes the same bytes, in whatever order the build comes upon it. */
class SameBytesTest {

    @ParameterizedTest
    @ValueSource(classes = {Applications.Plain.class, Applications.Busy.class, Applications.Sleepy.class})
    void twoBuildsWriteTheSame(Class<?> application) {
        assertThat(files(Agenda.configured().shuffled(), application))
                .isEqualTo(files(Agenda.configured(), application));
    }

    /** The order of a {@code Map.of} is another one in each process. */
    @Test
    void whatASettingBringsAlongIsInTheSameOrderInEachBuild() {
        Map<String, Object> values = Map.of("e", 1, "d", 1, "c", 1, "b", 1, "a", 1, "i", 1, "h", 1, "g", 1, "f", 1);

        assertThat(new Setting("made of others", 1, values).values().keySet())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i");
    }

    private static SortedMap<String, String> files(Agenda agenda, Class<?> application) {
        return new Platform(agenda.saying(application)).files();
    }
}
