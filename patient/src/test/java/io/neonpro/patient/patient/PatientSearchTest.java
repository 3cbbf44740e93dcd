package io.neonpro.patient.patient;

import static io.neonpro.patient.Api.PATIENTS;
import static io.neonpro.patient.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;

import io.neonpro.kernel.value.Folding;
import io.neonpro.patient.Api;
import io.neonpro.patient.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class PatientSearchTest {

    private final Api api = Api.ofNewTenant();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conceicao",
                "CONCEIÇÃO",
                "avila",
                "d'Ávila conc",
                "529.982.247-25",
                "52998224725",
                "maria@exemplo.com.br",
                "exemplo",
                "(11) 98765-4321",
                "+5511987654321",
                "4321"
            })
    void aPatientIsFoundByWhatPeopleType(String query) {
        api.register(Map.of(
                "name", "Maria d'Ávila da Conceição",
                "cpf", "529.982.247-25",
                "email", "maria@exemplo.com.br",
                "phone", "11 98765-4321"));
        api.register("Beatriz Lima");

        assertThat(found(query)).containsExactly("Maria d'Ávila da Conceição");
    }

    /** C33b */
    @ParameterizedTest
    @CsvSource({
        "Łukasz Ørsted, lukasz orsted",
        "Ana Straße, strasse",
        "Ana Straße, STRASSE",
        "Ana Straße, Straße",
        "Đặng Thị, dang thi",
        "Æsa Þórsdóttir, aesa thorsdottir",
        "İbrahim Işık, ibrahim isik",
        "Zoë Œuf, oeuf"
    })
    void aPatientIsFoundWithoutTheLettersOfTheirLanguage(String name, String query) {
        api.register(name);
        api.register("Beatriz Lima");

        assertThat(found(query)).containsExactly(name);
    }

    /** C33 */
    @ParameterizedTest
    @CsvSource({"202E, U+202E", "2066, U+2066", "FEFF, U+FEFF", "AD, U+00AD", "200B, U+200B", "1B, U+001B", "D, U+000D"
    })
    void aNameThatHidesSomethingIsRefused(String character, String name) {
        String hidden = "Ana" + Character.toString(Integer.parseInt(character, 16)) + "Souza";

        var refused = api.request()
                .body(Map.of("name", hidden, "birthDate", "1990-05-17"))
                .post(PATIENTS)
                .then();

        refused.statusCode(400).body("errors.message", contains("must not have the character " + name));
        assertThat(faults(refused)).containsOnlyKeys("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "%%%",
                "\\",
                "'",
                "*",
                "' or '1'='1",
                "'; drop table patient; --",
                "${x}",
                "m_ria",
                "mar%za",
                "\uFF05"
            })
    void whatLooksLikeSqlIsJustText(String query) {
        api.register("Maria Souza");

        assertThat(found(query)).isEmpty();
        assertThat(found("maria")).hasSize(1);
    }

    @Test
    void aQueryIsBounded() {
        var refused =
                api.request().queryParam("query", "a".repeat(201)).get(PATIENTS).then();

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("query");
    }

    @Test
    void aQueryOfControlCharactersIsRefusedOrFindsNothing() {
        api.register("Maria");

        int status =
                api.request().queryParam("query", "\u0000maria").get(PATIENTS).statusCode();

        assertThat(status).isIn(200, 400);
    }

    @Test
    void aPatientIsFoundByTheNewNameAndNoLongerByTheOld() {
        var id = api.register("Ana Antiga");

        api.patch(PATIENTS + "/{id}", Map.of("name", "Ana Nova"), id).statusCode(200);

        assertThat(found("nova")).containsExactly("Ana Nova");
        assertThat(found("antiga")).isEmpty();
    }

    @Test
    void pagesGoByNameWithoutAccentsAndNeitherSkipNorRepeat() {
        List<String> names = List.of("Álvaro", "alvaro Z", "Ana", "ana", "Érica", "Zulmira");
        names.reversed().forEach(api::register);

        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = api.request()
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get(PATIENTS)
                    .then()
                    .statusCode(200)
                    .extract();
            paged.addAll(page.<List<String>>path("items.name"));
            cursor = page.path("next");
        }

        assertThat(paged).containsExactlyInAnyOrderElementsOf(names);
        assertThat(paged.stream().map(Folding::fold)).isSorted();
    }

    @Test
    void aPageIsBounded() {
        var refused = api.request().queryParam("limit", 101).get(PATIENTS).then();

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("limit");
    }

    @Test
    void aForgedCursorIsRefused() {
        var refused =
                api.request().queryParam("cursor", "bm8gY3Vyc29y").get(PATIENTS).then();

        assertThat(faults(refused.statusCode(400))).containsOnlyKeys("cursor");
    }

    @Test
    void theLastPageSaysSo() {
        api.register("Ana");

        api.get(PATIENTS).statusCode(200).body("next", nullValue());
    }

    private List<String> found(String query) {
        return api.request()
                .queryParam("query", query)
                .get(PATIENTS)
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");
    }
}
