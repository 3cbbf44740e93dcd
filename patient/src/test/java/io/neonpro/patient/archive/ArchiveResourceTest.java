package io.neonpro.patient.archive;

import static io.neonpro.patient.Api.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.neonpro.patient.Api;
import io.neonpro.patient.PeerScheduling;
import io.neonpro.patient.ServiceTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ArchiveResourceTest {

    private static final String ARCHIVE = PATIENTS + "/{id}/export/archive";

    private static final String ALL = "patient:read patient:write record:read record:write consent:read consent:write"
            + " appointment:read invoice:read payment:read message:read preference:read tenant:write";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    PeerScheduling peers;

    private final Api api = Api.ofNewTenant().allowedTo(ALL);
    private UUID patient;

    @BeforeEach
    void registerSomebody() {
        patient = api.register("Ana Souza");
    }

    @Test
    void anArchiveHoldsWhatEveryServiceKeepsForProgramsAndForPeople() throws IOException {
        api.post(
                        PATIENTS + "/{id}/records",
                        Map.of("kind", "note", "text", "Feels <b>well</b>.", "occurredAt", "2026-01-02T12:00:00Z"),
                        patient)
                .statusCode(201);
        api.post(
                        PATIENTS + "/{id}/consents",
                        Map.of("purpose", "marketing", "version", "2026-01", "channel", "paper"),
                        patient)
                .statusCode(201);

        await().atMost(PATIENCE)
                .until(() -> !api.get("/api/v1/access-log?subject=" + patient)
                        .extract()
                        .path("items.findAll { it.action == 'record.write' }")
                        .toString()
                        .equals("[]"));

        Response answer = archive();

        answer.then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", containsString("no-store"))
                .header("Content-Disposition", containsString(patient + ".zip"));
        Map<String, String> files = unzipped(answer.asByteArray());
        assertThat(files)
                .containsKeys(
                        "patient-0001.json",
                        "records-0001.json",
                        "consents-0001.html",
                        "appointments-0001.json",
                        "appointments-0002.json",
                        "invoices-0002.html",
                        "payments-0002.json",
                        "messages-0002.json",
                        "preferences-0001.json",
                        "account-0001.html",
                        "sessions-0001.json",
                        "security-events-0002.json",
                        "accesses-0001.html",
                        // two pages of each of the four others
                        "accesses-0009.json",
                        "manifest.json",
                        "index.html");
        assertThat(files.get("patient-0001.json")).contains("Ana Souza");
        assertThat(files.get("records-0001.json")).contains("Feels <b>well</b>.");
        assertThat(files.get("records-0001.html")).contains("Feels &lt;b&gt;well&lt;/b&gt;.", "Prontuário");
        assertThat(files.get("accesses-0001.json")).contains("record.write", "\"by\"");
        assertThat(files.get("accesses-0001.html")).contains("Acessos", "Carla Nunes");
        assertThat(files.get("accesses-0002.json")).contains("invoice.read");
        assertThat(files.get("payments-0001.html")).contains("Pagamentos", "Forma de pagamento", "pix");
        assertThat(files.get("messages-0001.html")).contains("&lt;Oi&gt;").doesNotContain("<Oi>");
        assertThat(files.get("account-0001.json")).contains("ana@example.com");
        assertThat(files).doesNotContainKey("account-0002.json");
        assertThat(files.get("sessions-0001.html")).contains("Sessões", "Dispositivo", "&lt;Firefox&gt;");
        assertThat(files.get("security-events-0001.html")).contains("Eventos de segurança", "signed-in");
        assertThat(files.get("index.html"))
                .contains("Lei 13.787/2018", "records-0001.html")
                .doesNotContain("http");
        assertThat(files.get("manifest.json")).contains("\"service\" : \"identity\"", patient.toString());
        assertThat(files.get("manifest.json").replaceAll("\\s", "")).contains("\"nothingIn\":[\"clinic\"]");
    }

    @Test
    void peopleReadNamesWhereProgramsReadIds() throws IOException {
        UUID unnamed = peers.employ();
        note(patient, PeerScheduling.PRACTITIONER);
        note(patient, unnamed);
        peers.breakFor(unnamed);

        Map<String, String> files = unzipped(archive().asByteArray());

        assertThat(files.get("records-0001.html")).contains("Dra. Beatriz Lima", "Carla Nunes", unnamed.toString());
        assertThat(files.get("records-0001.json")).contains(PeerScheduling.PRACTITIONER.toString());
    }

    @Test
    void whoAsksTooOftenLeavesOthersTheirNames() throws IOException {
        UUID bia = api.register("Bia");
        note(bia, PeerScheduling.PRACTITIONER);
        for (int i = 0; i < 5; i++) {
            UUID unnamed = peers.employ();
            note(patient, unnamed);
            peers.refuseFor(unnamed, 429);
        }
        archive().then().statusCode(200);

        Map<String, String> files = unzipped(archive(bia).asByteArray());

        assertThat(files.get("records-0001.html")).contains("Dra. Beatriz Lima");
    }

    @Test
    void anArchiveThatWouldLackSomethingIsNone() {
        peers.breakFor(patient);

        assertThat(archive().statusCode()).isEqualTo(503);
    }

    @Test
    void nobodyElseGetsIt() {
        assertThat(Api.ofNewTenant()
                        .allowedTo(ALL)
                        .request()
                        .accept("application/zip")
                        .get(ARCHIVE, patient)
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.allowedTo("patient:read record:read consent:read")
                        .request()
                        .accept("application/zip")
                        .get(ARCHIVE, patient)
                        .statusCode())
                .isEqualTo(403);
    }

    private void note(UUID whose, UUID practitioner) {
        Map<String, String> entry = Map.of(
                "kind", "note",
                "text", "Calm skin.",
                "occurredAt", "2026-01-02T12:00:00Z",
                "practitionerId", practitioner.toString());
        api.post(PATIENTS + "/{id}/records", entry, whose).statusCode(201);
    }

    private Response archive() {
        return archive(patient);
    }

    private Response archive(UUID whose) {
        return api.request().accept("application/zip").get(ARCHIVE, whose);
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                files.put(file.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
