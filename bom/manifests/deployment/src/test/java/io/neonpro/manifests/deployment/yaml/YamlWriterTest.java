package io.neonpro.manifests.deployment.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    private static final Setting MOST = Setting.of("replicas.max", 20);
    private static final Setting TAG = Setting.of("image.tag", "1.0");

    /** What YAML would take for something else, or not at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "yes",
                "Off",
                "null",
                "1",
                "1.0",
                "0x10",
                "250m",
                "06:30",
                "a: b",
                "- a",
                "#a",
                "",
                " a ",
                "a\nb",
                "\"a\"",
                "a\\b",
                "{{ $labels.pod }}",
                "[a]",
                "*",
                "&a",
                "!a",
                "%",
                "@a",
                "`",
                "á"
            })
    void aTextIsReadAsItWasMeant(String text) throws IOException {
        var read = new ObjectMapper(new YAMLFactory())
                .readTree(YamlWriter.write(Tree.of("text", text, "list", List.of(text)), Notation.PLAIN));

        assertThat(read.path("text").textValue()).isEqualTo(text);
        assertThat(read.at("/list/0").textValue()).isEqualTo(text);
    }

    @Test
    void listsOfMappingsStandBehindTheirDashes() {
        var tree =
                Tree.of("a", List.of(Tree.of("b", 1, "c", List.of(Tree.of("d", Tree.of("e", true))))), "f", Map.of());

        assertThat(YamlWriter.write(tree, Notation.PLAIN)).isEqualTo("""
                a:
                  - b: 1
                    c:
                      - d:
                          e: true
                f: {}
                """);
    }

    @Test
    void aSettingIsWhatItIsOrWhatHelmPutsThere() {
        var tree = Tree.of(
                "most", MOST, "tag", TAG, "image", Text.of("patient:%s-jvm", TAG), "env", List.of(1, new Each("env")));

        assertThat(YamlWriter.write(tree, Notation.PLAIN)).isEqualTo("""
                most: 20
                tag: "1.0"
                image: "patient:1.0-jvm"
                env:
                  - 1
                """);
        assertThat(YamlWriter.write(tree, Notation.HELM)).isEqualTo("""
                most: {{ .Values.replicas.max }}
                tag: {{ .Values.image.tag | quote }}
                image: "patient:{{ .Values.image.tag }}-jvm"
                env:
                  - 1
                {{- range $name, $value := .Values.env }}
                  - name: {{ $name }}
                    value: {{ $value | quote }}
                {{- end }}
                """);
    }

    /** Prometheus has braces of its own. */
    @Test
    void whatLooksLikeHelmsIsLeftAlone() {
        assertThat(YamlWriter.write(Tree.of("summary", "{{ $labels.pod }}"), Notation.HELM))
                .isEqualTo("summary: \"{{ `{{` }} $labels.pod }}\"\n");
    }

    @Test
    void anItemIsThereForEachTextOfAList() {
        Setting zones = Setting.of("zones", List.of("Europe/Lisbon", "America/Manaus"));
        var tree = Tree.of("hours", List.of(new Every(zones, zone -> Tree.of("zone", zone, "most", MOST))));

        assertThat(YamlWriter.write(tree, Notation.PLAIN)).isEqualTo("""
                hours:
                  - zone: Europe/Lisbon
                    most: 20
                  - zone: America/Manaus
                    most: 20
                """);
        assertThat(YamlWriter.write(tree, Notation.HELM)).isEqualTo("""
                hours:
                {{- range $one := .Values.zones }}
                {{- with $ }}
                  - zone: {{ $one | quote }}
                    most: {{ .Values.replicas.max }}
                {{- end }}
                {{- end }}
                """);
    }

    @Test
    void whatIsSwitchedOffIsNotThere() {
        Setting isOn = Setting.global("mesh.enabled", true);
        var tree = Tree.of("list", List.of("a", new When(isOn, List.of("b")), new When(isOn.not(), List.of("c"))));

        assertThat(YamlWriter.write(tree, Notation.PLAIN)).isEqualTo("""
                list:
                  - a
                  - b
                """);
        assertThat(YamlWriter.write(tree, Notation.HELM)).isEqualTo("""
                list:
                  - a
                {{- if .Values.global.mesh.enabled }}
                  - b
                {{- end }}
                {{- if not .Values.global.mesh.enabled }}
                  - c
                {{- end }}
                """);
    }
}
