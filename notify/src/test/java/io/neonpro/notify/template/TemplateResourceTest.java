package io.neonpro.notify.template;

import static io.neonpro.notify.Api.AT_ONCE;
import static io.neonpro.notify.Api.TEMPLATE;
import static io.neonpro.notify.Api.atOnce;
import static io.neonpro.notify.Api.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;

import io.neonpro.notify.Api;
import io.neonpro.notify.ServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How tenants word their messages. */
@ServiceTest
class TemplateResourceTest {

    private static final Map<String, String> SHORT =
            Map.of("language", "en", "subject", "See you", "body", "At {time}.");

    private final Api api = Api.of(UUID.randomUUID());

    @Test
    void oursAreTheStandardInBothLanguages() {
        api.get(TEMPLATE, "confirmation")
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("name", equalTo("confirmation"))
                .body("language", equalTo("pt-BR"))
                .body("isStandard", equalTo(true))
                .body("subject", startsWith("Seu horário"))
                .body("body", containsString("{patientName}"));
        api.get(TEMPLATE + "?language=en", "cancellation").body("subject", startsWith("Appointment cancelled"));
    }

    @Test
    void aTenantsOwnTakesItsPlaceInItsLanguage() {
        api.put(TEMPLATE, SHORT, "confirmation").statusCode(200).header("ETag", "\"1\"");

        api.get(TEMPLATE + "?language=en", "confirmation")
                .header("ETag", "\"1\"")
                .body("body", equalTo("At {time}."))
                .body("isStandard", equalTo(false));
        api.get(TEMPLATE, "confirmation").body("isStandard", equalTo(true));
    }

    @Test
    void aChangeOfAnotherVersionIsRefused() {
        api.put(TEMPLATE, SHORT, "confirmation").statusCode(200);

        api.request()
                .header("If-Match", "\"0\"")
                .body(SHORT)
                .put(TEMPLATE, "confirmation")
                .then()
                .statusCode(412);
    }

    /** Also of those that are the first. */
    @Test
    void changesAtOnceTakeTurns() throws InterruptedException {
        List<Response> answers = atOnce(() -> api.request().body(SHORT).put(TEMPLATE, "confirmation"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.header("ETag"))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, AT_ONCE)
                        .mapToObj("\"%d\""::formatted)
                        .toList());
    }

    @Test
    void everyFaultIsNamedAndNothingIsStored() {
        var malformed = api.put(
                TEMPLATE, Map.of("language", "fr", "subject", "a\nb", "body", " ", "html", "x"), "confirmation");
        var unfillable = api.put(
                TEMPLATE,
                Map.of(
                        "language", "pt-BR",
                        "subject", "{previousDate}",
                        "body", "{#if date}x{/if}"),
                "confirmation");

        assertThat(faults(malformed.statusCode(400))).containsOnlyKeys("language", "subject", "body", "html");
        assertThat(faults(unfillable.statusCode(400))).containsOnlyKeys("subject", "body");
        api.get(TEMPLATE, "confirmation").body("isStandard", equalTo(true));
    }

    /** Row 6 */
    @Test
    void nobodyIsLedAnywhereInOurName() {
        var refused = api.put(
                TEMPLATE,
                Map.of(
                        "language", "en",
                        "subject", "Win at evil.example",
                        "body", "See https://evil.example/{date}"),
                "confirmation");

        refused.statusCode(400).body("errors.code", everyItem(equalTo("foreign-link")));
        assertThat(faults(refused)).containsOnlyKeys("subject", "body");
        api.get(TEMPLATE, "confirmation").body("isStandard", equalTo(true));
    }

    @Test
    void aParameterIsAtFaultOnce() {
        var refused = api.get(TEMPLATE + "?language=0&language=0", "confirmation");

        refused.statusCode(400).body("errors.field", contains("language"));
    }

    @Test
    void whatWeNeverSayHasNoTemplate() {
        api.get(TEMPLATE, "birthday").statusCode(404).body("code", equalTo("not-found"));
        api.put(TEMPLATE, SHORT, "birthday").statusCode(404);
    }

    @Test
    void anotherTenantsWordingIsTheirs() {
        api.put(TEMPLATE, SHORT, "confirmation").statusCode(200);

        Api.of(UUID.randomUUID()).get(TEMPLATE + "?language=en", "confirmation").body("isStandard", equalTo(true));
    }

    @Test
    void withoutThePermissionNothingHappens() {
        api.allowedTo("template:write").get(TEMPLATE, "confirmation").statusCode(403);
        api.allowedTo("template:read").put(TEMPLATE, SHORT, "confirmation").statusCode(403);
    }
}
