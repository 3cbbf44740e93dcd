package io.neonpro.manifests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.manifests.deployment.object.Platform;
import java.util.SortedMap;
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

    private static SortedMap<String, String> files(Agenda agenda, Class<?> application) {
        return new Platform(agenda.saying(application)).files();
    }
}
