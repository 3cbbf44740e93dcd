package io.neonpro.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.WebAuthnManager;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What a native executable looks up by name is written down, as a library reads it: its next version may read more. */
class NativeMetadataTest {

    private static final String METADATA =
            "/META-INF/native-image/io.neonpro/neonpro-identity/reachability-metadata.json";
    private static final Pattern OF_ANSWERS = Pattern.compile("com/webauthn4j/data/(attestation|client)/.*\\.class");
    private static final String JACKSON = "com.fasterxml.jackson.";

    @Test
    void whatIsReadOfAnAuthenticatorsAnswersIsWrittenDown() throws IOException, URISyntaxException {
        assertThat(read()).isNotEmpty();
        assertThat(written()).containsAll(read());
    }

    @Test
    void whatIsWrittenDownIsThere() throws IOException {
        assertThat(written()).map(NativeMetadataTest::type).isNotEmpty();
    }

    private static List<String> written() throws IOException {
        return new ObjectMapper()
                .readTree(NativeMetadataTest.class.getResource(METADATA))
                .path("reflection")
                .findValuesAsText("type");
    }

    private static List<String> read() throws IOException, URISyntaxException {
        Path library = Path.of(WebAuthnManager.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile jar = new JarFile(library.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(OF_ANSWERS.asMatchPredicate())
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .filter(name -> isReadByJackson(type(name)))
                    .toList();
        }
    }

    private static boolean isReadByJackson(Class<?> type) {
        return Stream.<AnnotatedElement[]>of(
                        new AnnotatedElement[] {type},
                        type.getDeclaredConstructors(),
                        type.getDeclaredMethods(),
                        type.getDeclaredFields())
                .flatMap(Arrays::stream)
                .flatMap(element -> Arrays.stream(element.getAnnotations()))
                .anyMatch(annotation -> annotation.annotationType().getName().startsWith(JACKSON));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, NativeMetadataTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
