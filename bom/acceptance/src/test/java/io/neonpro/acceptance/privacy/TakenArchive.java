package io.neonpro.acceptance.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.acceptance.client.Client;
import io.neonpro.devstack.platform.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a tenant takes along.
 *
 * @param files their texts, by name
 */
record TakenArchive(Map<String, String> files) {

    static final String EXPORTS = "/api/v1/tenant/exports";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Once it is noted how much was taken. */
    static TakenArchive of(Platform platform, Client owner) throws IOException, InterruptedException {
        UUID export = owner.call("clinic", "POST", EXPORTS, Optional.empty())
                .expect(201)
                .id();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform.url("clinic") + EXPORTS + "/" + export + "/archive"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + owner.accessToken())
                .header("Accept", "application/zip")
                .build();
        HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        Map<String, String> files = unzipped(answer.body());
        await().atMost(PATIENCE)
                .until(() ->
                        owner.get("clinic", EXPORTS + "/" + export).at("/files").asInt() == files.size());
        return new TakenArchive(files);
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

    JsonNode manifest() throws IOException {
        return JSON.readTree(files.get("manifest.json"));
    }

    /** Parts of which the tenant has something. */
    List<String> filledParts() throws IOException {
        return StreamSupport.stream(manifest().path("parts").spliterator(), false)
                .filter(part -> part.path("rows").asLong() > 0)
                .map(part ->
                        part.path("service").asText() + "/" + part.path("name").asText())
                .toList();
    }

    /** The first file of a part. */
    String text(String part) {
        return files.get(part + "-0001.json");
    }

    Collection<String> texts() {
        return files.values();
    }
}
