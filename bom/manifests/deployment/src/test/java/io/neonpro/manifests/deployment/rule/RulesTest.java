package io.neonpro.manifests.deployment.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schema's rules in CEL find. */
class RulesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final String SCHEMA = """
            type: object
            properties:
              spec:
                type: object
                x-kubernetes-validations:
                  - rule: "self.min <= self.max"
                    message: the fewest are more than the most
                  - rule: "self.cluster == oldSelf.cluster"
                    message: a cluster is for ever
                properties:
                  min: {type: integer, default: 2}
                  max: {type: integer}
                  cluster: {type: string}
                  namespace:
                    type: string
                  rooms:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [name]
                    items:
                      type: object
                      x-kubernetes-validations:
                        - rule: "self.beds == oldSelf.beds"
                          message: beds are not moved
                      properties:
                        name: {type: string}
                        beds: {type: integer}
                  labels:
                    type: object
                    additionalProperties:
                      type: string
                      x-kubernetes-validations:
                        - {rule: "self.size() < 5", message: too long}
            """;

    @Test
    void whatHoldsIsCountedAndWhatDoesNotIsFound() {
        Rules.Findings good = Rules.of(yaml(SCHEMA), yaml("spec: {min: 1, max: 3}"));
        Rules.Findings bad = Rules.of(yaml(SCHEMA), yaml("spec: {min: 4, max: 3}"));

        assertThat(good).isEqualTo(new Rules.Findings(1, List.of(), List.of()));
        assertThat(bad.faults()).containsExactly(".spec: the fewest are more than the most");
    }

    @Test
    void whatIsLeftOutIsWhatTheSchemaSays() {
        assertThat(Rules.of(yaml(SCHEMA), yaml("spec: {max: 1}")).faults()).hasSize(1);
        assertThat(Rules.of(yaml(SCHEMA), yaml("spec: {max: 2}")).faults()).isEmpty();
    }

    @Test
    void partsHaveRulesOfTheirOwn() {
        var found = Rules.of(yaml(SCHEMA), yaml("spec: {max: 2, labels: {short: ok, long: toolong}}"));

        assertThat(found.evaluated()).isEqualTo(3);
        assertThat(found.faults()).containsExactly(".spec.labels.long: too long");
    }

    @Test
    void whatMayNotChangeIsComparedWithWhatWasThere() {
        var before = yaml("spec: {max: 2, cluster: a, rooms: [{name: x, beds: 1}, {name: y, beds: 2}]}");
        var same = yaml("spec: {max: 3, cluster: a, rooms: [{name: y, beds: 2}, {name: z, beds: 9}]}");
        var other = yaml("spec: {max: 3, cluster: b, rooms: [{name: y, beds: 3}]}");

        assertThat(Rules.of(yaml(SCHEMA), before, same).faults()).isEmpty();
        assertThat(Rules.of(yaml(SCHEMA), before, other).faults())
                .containsExactly(".spec: a cluster is for ever", ".spec.rooms[0]: beds are not moved");
    }

    /** With what Kubernetes adds to the language. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "self.__namespace__ == 'kong'; namespace: kong; namespace: other",
                "!isIP(self.__namespace__); namespace: a.b; namespace: 10.0.0.1",
                "url(self.__namespace__).getScheme() == 'https'; namespace: https://a/b; namespace: http://a",
                "isURL(self.__namespace__); namespace: https://a; namespace: 'a b'",
                "self.__namespace__.find('^[a-z]+') == 'ab'; namespace: ab1; namespace: a1b",
                "duration(self.__namespace__) >= duration('1ms'); namespace: 1h30m; namespace: 10us",
                "self.__namespace__.matches('b'); namespace: abc; namespace: xyz",
                "!has(self.max) || self.max > 1; namespace: x; max: 1",
                "self.rooms.filter(r, has(r.beds)).all(r, r.beds < 3); rooms: [{beds: 2}, {name: x}]; rooms: [{beds: 3}]",
                "self.rooms.exists_one(r, r.name == 'x'); rooms: [{name: x}]; rooms: [{name: x}, {name: x}]",
                "self.labels.all(key, key != 'app' && self.labels[key] != ''); labels: {a: b}; labels: {app: b}"
            })
    void aRuleSaysWhatItSaysInACluster(String rule, String good, String bad) {
        JsonNode schema = yaml(SCHEMA).at("/properties/spec").deepCopy();
        ((ObjectNode) schema).putArray("x-kubernetes-validations").addObject().put("rule", rule);

        assertThat(Rules.of(schema, yaml(good)).faults()).isEmpty();
        assertThat(Rules.of(schema, yaml(bad)).faults()).hasSize(1);
        assertThat(Rules.of(schema, yaml(good)).skipped()).isEmpty();
    }

    @Test
    void aRuleInWordsThatAreNotKnownIsSkippedByName() {
        var found = Rules.of(
                yaml("{x-kubernetes-validations: [{rule: 'quantity(self).isGreaterThan(quantity(\"1\"))'}]}"),
                yaml("'2'"));

        assertThat(found.evaluated()).isZero();
        assertThat(found.skipped()).singleElement().asString().contains("quantity");
    }

    @Test
    void definitionsAreReadAsAClusterHasThem(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("crds.yaml"), """
                kind: List
                items:
                  - kind: CustomResourceDefinition
                    spec:
                      group: clinic.example
                      names: {kind: Room}
                      versions: [{name: v1, schema: {openAPIV3Schema: {type: object}}}]
                """);
        var definitions = Definitions.in(folder);

        assertThat(definitions.of(yaml("{apiVersion: clinic.example/v1, kind: Room}")))
                .contains(yaml("type: object"));
        assertThat(definitions.of(yaml("{apiVersion: clinic.example/v2, kind: Room}")))
                .isEmpty();
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
