package io.neonpro.kernel.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.web.Api;
import io.neonpro.kernel.web.RawRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Written to the socket byte by byte: clients would not send any of this. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RequestFrameTest {

    private static final String NOTES = "/api/v1/notes";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Api api = Api.ofSomeTenant();

    @Inject
    Vertx vertx;

    /** F8 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                NOTES + "?query=%",
                NOTES + "?query=%zz",
                NOTES + "?query=a|b",
                NOTES + "/{id}",
                NOTES + "/\"",
                NOTES + "?%=1",
                NOTES + "?query=%ff",
                NOTES + "?cursor=%C3%28",
                NOTES + "/%zz",
                NOTES + "/%",
                NOTES + "/%2",
                NOTES + "/%ED%A0%80",
                "/%zz",
                "/%",
                "/q/health/%",
                "/graphql?query=%"
            })
    void aBadEscapeIsAProblem(String path) throws IOException {
        var answer = RawRequest.get(path).as(api).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("invalid-input", "address");
    }

    /** Guards and routes would read it differently. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphql/../api/v1/notes",
                "/graphql/%2E%2e/api/v1/notes",
                "/q/../api/v1/notes",
                "/x/../q/openapi",
                "/%71/health/live",
                "/%71%2Fhealth/live",
                "//q/health/live",
                "/api/./v1/notes",
                "/api/v1//notes",
                "/api/v1/%6eotes",
                "/api;a/v1/notes",
                "/api%2Fv1;a/notes",
                "/api/v1/notes;a=b",
                "http://localhost/graphql/../api/v1/notes",
                "/.."
            })
    void aPathThatIsReadOtherwiseThanItIsWrittenIsAProblem(String path) throws IOException {
        var answer = RawRequest.get(path).as(api).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("invalid-input", "path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana%20%26%20Bia", "a%3Ab%3Bc%2Fd%25", "a:b@c,d+e~f", "%C3%A9", ".a..b.", "..."})
    void aNameMayHaveAnyEscapeThatItNeeds(String name) throws IOException {
        var answer = RawRequest.get(NOTES + "/named/" + name).as(api).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(URI.create("/" + name).getPath().substring(1));
    }

    /** RFC 9112, 3.2: a request whose Host is none is answered with 400. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost:99999", "localhost:x", "a b", "[::1"})
    void aHostThatIsNoneIsAProblem(String host) throws IOException {
        var answer = RawRequest.get(NOTES).as(api).host(host).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"field\":\"Host\"");
    }

    /** F8 */
    @ParameterizedTest
    @ValueSource(ints = {8_200, 20_000, 200_000, 300_000, 1_500_000})
    void aLongAddressIsAProblem(int length) throws IOException {
        var answer =
                RawRequest.get(NOTES + "?query=" + "x".repeat(length)).as(api).send();

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"address-too-long\"", "\"title\":\"URI Too Long\"");
    }

    /** F8 */
    @ParameterizedTest
    @ValueSource(ints = {17_000, 200_000, 300_000, 1_500_000})
    void largeHeadersAreAProblem(int length) throws IOException {
        var answer = RawRequest.get(NOTES)
                .as(api)
                .header("X-Large", "x".repeat(length))
                .send();

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\":\"headers-too-large\"", "\"title\":\"Request Header Fields Too Large\"");
    }

    /** F7 */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "nonsense", "gzip, identity"})
    void anEncodedBodyIsRefused(String encoding) throws IOException {
        var answer = RawRequest.post(NOTES, gzip("{\"title\": \"Peel\", \"weight\": 1}"))
                .as(api)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .send();

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("accept-encoding")).isEqualTo("identity");
        assertThat(answer.body()).contains("unsupported-encoding");
    }

    /** RFC 9110, 10.1.1 */
    @Test
    void whoAsksWhetherToSendIsRefusedAtOnce() throws IOException {
        var answer = RawRequest.of("POST " + NOTES, new byte[0])
                .as(api)
                .header("Content-Type", "application/json")
                .header("Content-Length", "2000000")
                .header("Expect", "100-continue")
                .send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }

    /** They share the connection. */
    @Test
    void whoIsRefusedOverHttp2TakesNoOthersWithThem() {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        try {
            HttpClientRequest refused = request(client, HttpMethod.POST)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Content-Length", "2000000")
                    .putHeader("Expect", "100-continue");
            refused.sendHead();
            assertThat(status(refused)).isEqualTo(413);

            HttpClientRequest other = request(client, HttpMethod.GET);
            other.send();

            assertThat(status(other)).isEqualTo(200);
            assertThat(other.connection()).isSameAs(refused.connection());
        } finally {
            client.close();
        }
    }

    private HttpClientRequest request(HttpClient client, HttpMethod method) {
        return soon(client.request(method, RestAssured.port, "localhost", NOTES))
                .putHeader("Authorization", "Bearer " + api.token());
    }

    /** Of an answer that has been read. */
    private static int status(HttpClientRequest request) {
        return soon(request.response().compose(answer -> answer.body().map(answer.statusCode())));
    }

    private static <T> T soon(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Test
    void anIdentityEncodingIsNone() throws IOException {
        var answer = RawRequest.post(NOTES, "{\"title\": \"Peel\", \"weight\": 1}".getBytes())
                .as(api)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "identity")
                .send();

        assertThat(answer.status()).isEqualTo(201);
    }

    /** F9 */
    @Test
    void theHostIsNotTold() throws IOException {
        var answer = RawRequest.post(NOTES, "{\"title\": \"Peel\", \"weight\": 1}".getBytes())
                .as(api)
                .host("evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .header("Content-Type", "application/json")
                .send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("location")).matches("/api/v1/notes/[0-9a-f-]{36}");
        assertThat(answer.all()).doesNotContain("evil");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes());
        }
        return bytes.toByteArray();
    }
}
