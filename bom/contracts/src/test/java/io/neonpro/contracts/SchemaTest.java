package io.neonpro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.contracts.patient.PatientEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored schemas are those of the records; {@code -Dcontracts.update=true} rewrites them, where that breaks nobody. Those
 * of older versions stay as they are.
 */
class SchemaTest {

    private static final Path STORED = Path.of("src/main/resources/schemas");
    private static final EventSchemas SCHEMAS = new EventSchemas();

    static Stream<Contract> contracts() {
        return Contract.all();
    }

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("contracts.update")) {
            for (Contract contract : contracts().toList()) {
                requireUnbroken(contract);
                Files.writeString(contract.schema(), print(SCHEMAS.schema(contract)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theStoredSchemaIsTheOneOfTheRecord(Contract contract) throws IOException {
        String generated = print(SCHEMAS.schema(contract));

        assertThat(contract.schema())
                .as("after a wanted change: -Dcontracts.update=true")
                .hasContent(generated);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aPublishedVersionOnlyGrowsByWhatMayBeAbsent(Contract contract) {
        requireUnbroken(contract);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void whoeverIsSaidToReadANewerVersionMissesNothing(Contract contract) {
        JsonNode newest = SCHEMAS.schema(contract);

        assertThat(IntStream.range(contract.readableFrom(), contract.version())
                        .mapToObj(older -> Evolution.misread(Json.read(contract.schema(older)), newest))
                        .flatMap(List::stream))
                .as("else readableFrom is to be raised")
                .isEmpty();
    }

    @Test
    void everyVersionHasASchemaAndEverySchemaAnEvent() throws IOException {
        assertThat(stored())
                .containsExactlyInAnyOrderElementsOf(contracts()
                        .flatMap(contract -> contract.versions().mapToObj(contract::schema))
                        .toList());
    }

    private static void requireUnbroken(Contract contract) {
        if (Files.exists(contract.schema())) {
            assertThat(Evolution.broken(Json.read(contract.schema()), SCHEMAS.schema(contract)))
                    .as(
                            "%s is published: raise its version, or delete the schema of one that nobody has seen",
                            contract)
                    .isEmpty();
        }
    }

    @Test
    void personalComponentsAreMarkedAndOnlyThose() {
        JsonNode schema = SCHEMAS.schema(Contract.of(PatientEvent.Registered.class));

        assertThat(schema.at("/properties/email/x-personal").asBoolean()).isTrue();
        assertThat(schema.at("/properties/patientId").has("x-personal")).isFalse();
    }

    private static List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(STORED)) {
            return files.toList();
        }
    }

    private static String print(JsonNode schema) throws IOException {
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return Json.MAPPER.writer(printer).writeValueAsString(schema) + "\n";
    }
}
