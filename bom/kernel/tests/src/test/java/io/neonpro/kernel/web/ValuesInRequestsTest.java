package io.neonpro.kernel.web;

import static io.neonpro.kernel.web.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Instants;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants, money and UUIDs, which are the same wherever in a request they stand. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class ValuesInRequestsTest {

    private final Notes notes = Notes.ofSomeTenant();

    /** C20, C37, C37b: what is no instant is none in a body and none in a query, and is told alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1813222800",
                "2026-02-28T10:00:00",
                "2026-02-28t10:00:00z",
                "2026-02-28T10:00:00+0100",
                "2026-02-28T10:00:00+01",
                "2026-02-28T10:00:00+18:01",
                "2026-02-28T23:59:60Z",
                "2026-02-28T24:00:00Z",
                "2026-02-30T10:00:00Z",
                "2026-02-28T10:00:00.1234567890Z",
                "2026-02-28T10:00:00,5Z",
                "9999-12-31T10:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+12026-02-28T10:00:00Z",
                "2026-02-28T10:00:00Z[UTC]"
            })
    void whatIsNoInstantIsRefusedEverywhereAlike(String text) {
        ValidatableResponse inBody = notes.post("at", '"' + text + '"');
        ValidatableResponse inQuery = notes.api()
                .request()
                .queryParam("until", text)
                .get(Notes.search())
                .then();

        for (ValidatableResponse answer : List.of(inBody, inQuery)) {
            answer.statusCode(400)
                    .body("code", equalTo("invalid-input"))
                    .body("errors.message", equalTo(List.of(Instants.EXPECTATION)));
        }
        assertThat(faults(inBody)).containsOnlyKeys("at");
        assertThat(faults(inQuery)).containsOnlyKeys("until");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-28T10:00Z", "2026-02-28T10:00:00.123456789+18:00", "2199-12-31T23:59:59.999-00:00"})
    void whatIsAnInstantIsReadEverywhere(String text) {
        ValidatableResponse inBody = notes.post("at", '"' + text + '"');
        ValidatableResponse inQuery = notes.api()
                .request()
                .queryParam("until", text)
                .queryParam("state", "draft")
                .get(Notes.search())
                .then();
        ValidatableResponse withASpaceForThePlus = notes.api()
                .request()
                .queryParam("until", text.replace('+', ' '))
                .queryParam("state", "draft")
                .get(Notes.search())
                .then();

        inBody.statusCode(201);
        inQuery.statusCode(200);
        withASpaceForThePlus.statusCode(200);
    }

    /** C35c */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E2",
                "+5",
                "-5",
                "-0",
                "-0.00",
                " 5 ",
                "180.",
                ".5",
                "00180",
                "180,00",
                "1 000",
                "NaN",
                "",
                "0x10",
                "1.001",
                "1.000",
                "1234567890123"
            })
    void anAmountInAnotherFormIsUnprocessable(String amount) {
        ValidatableResponse answer = priced("\"" + amount + "\"", "\"BRL\"");

        answer.statusCode(422).body("code", equalTo("invalid-input"));
        assertThat(faults(answer)).containsOnlyKeys("price.amount");
    }

    /** C35 */
    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU", "XTS", "XDR", "CLF", "USN", "DEM", "brl", "R$", ""})
    void whatIsNoCurrencyInUseIsUnprocessable(String currency) {
        ValidatableResponse answer = priced("\"180\"", "\"" + currency + "\"");

        answer.statusCode(422).body("code", equalTo("invalid-input"));
        assertThat(faults(answer)).containsExactly(Map.entry("price.currency", "invalid-currency"));
    }

    /** C35b */
    @Test
    void moneyWithoutACurrencyOrAnAmountNamesIt() {
        ValidatableResponse withoutCurrency =
                notes.post("{\"title\":\"x\",\"weight\":1,\"price\":{\"amount\":\"180\"}}");
        ValidatableResponse withoutAmount =
                notes.post("{\"title\":\"x\",\"weight\":1,\"price\":{\"currency\":\"BRL\"}}");

        withoutCurrency.statusCode(400);
        assertThat(faults(withoutCurrency)).containsOnlyKeys("price.currency");
        withoutAmount.statusCode(400);
        assertThat(faults(withoutAmount)).containsOnlyKeys("price.amount");
    }

    @Test
    void anAmountIsText() {
        ValidatableResponse answer = priced("180.00", "\"BRL\"");

        answer.statusCode(400);
        assertThat(faults(answer)).containsExactly(Map.entry("price.amount", "wrong-type"));
    }

    @ParameterizedTest
    @CsvSource({"180, JPY", "0.001, TND", "180.5, BRL", "999999999999.99, EUR", "5, XOF"})
    void moneyInACurrencyInUseIsRead(String amount, String currency) {
        priced("\"" + amount + "\"", "\"" + currency + "\"").statusCode(201);
    }

    private ValidatableResponse priced(String amount, String currency) {
        return notes.post("price", "{\"amount\":" + amount + ",\"currency\":" + currency + "}");
    }

    /** Java would take the first two for one. */
    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "0-0-0-0-0", "urn:uuid:01234567-89ab-7def-8123-456789abcdef", "7"})
    void whatIsNoUuidIsRefusedEverywhereAlike(String text) {
        ValidatableResponse inBody = notes.post("parent", '"' + text + '"');
        ValidatableResponse inPath = notes.api()
                .request()
                .pathParam("folder", text)
                .get(Notes.PATH + "/search/{folder}")
                .then();
        ValidatableResponse inHeader = notes.api()
                .request()
                .header("X-Clinic-Id", text)
                .get(Notes.PATH)
                .then();

        for (ValidatableResponse answer : List.of(inBody, inPath, inHeader)) {
            answer.statusCode(400)
                    .body("code", equalTo("invalid-input"))
                    .body("errors.message", equalTo(List.of(Ids.EXPECTATION)));
        }
    }
}
