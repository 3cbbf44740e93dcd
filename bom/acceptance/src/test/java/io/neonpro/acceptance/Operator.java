package io.neonpro.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.devstack.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The platform's operator, with the secret that the platform keeps. */
public record Operator(Platform platform) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROJECTIONS = "/q/neonpro/projections";
    private static final String JOBS = "/q/neonpro/jobs";

    /** Answers what came of it. */
    public JsonNode rebuild(String service, String model, UUID tenant, boolean compareOnly) {
        post(service, "/" + model + "/rebuild", Map.of("tenantId", tenant, "compareOnly", compareOnly));
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> last(service, "rebuilds", tenant, model), Operator::isDone);
    }

    public void republish(String service, UUID tenant) {
        post(service, "/republish", Map.of("tenantId", tenant));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> last(service, "republications", tenant, ""), Operator::isDone);
    }

    /** Has a job tried again that has failed for good. */
    public void retry(String service, UUID tenant, String job) {
        send(request(service, JOBS + "/" + tenant + "/" + job + "/retry")
                .POST(BodyPublishers.noBody())
                .build());
    }

    public JsonNode models(String service) {
        return overview(service).path("models");
    }

    private static boolean isDone(JsonNode one) {
        return one.path("phase").asText().equals("done");
    }

    private JsonNode last(String service, String list, UUID tenant, String model) {
        return StreamSupport.stream(overview(service).path(list).spliterator(), false)
                .filter(one -> one.path("tenantId").asText().equals(tenant.toString()))
                .filter(one -> one.path("model").asText().equals(model))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    private JsonNode overview(String service) {
        return send(request(service, PROJECTIONS).GET().build());
    }

    private JsonNode post(String service, String path, Map<String, ?> body) {
        try {
            return send(request(service, PROJECTIONS + path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(platform.url(service) + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token(service));
    }

    private String token(String service) {
        String credentials = Base64.getEncoder().encodeToString(("operator:" + secret()).getBytes());
        return send(HttpRequest.newBuilder(URI.create(platform.url("identity") + "/oauth/token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&audience=" + service))
                        .build())
                .path("access_token")
                .asText();
    }

    private String secret() {
        return platform.environment("identity").get("NEONPRO_OPERATOR_SECRET");
    }

    private static JsonNode send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
