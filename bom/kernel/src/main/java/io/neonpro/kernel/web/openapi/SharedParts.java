package io.neonpro.kernel.web.openapi;

import io.neonpro.kernel.data.ConsistencyToken;
import io.neonpro.kernel.value.TimesOfDay;
import io.neonpro.kernel.web.problem.Problem;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What the operations of every service refer to: problems, headers and the access token. */
final class SharedParts {

    static final String ACCESS_TOKEN = "accessToken";

    private static final String TIME_OF_DAY = LocalTime.class.getSimpleName();

    /** The problems that operations may answer with. */
    static final List<Integer> PROBLEMS =
            List.of(400, 401, 403, 404, 406, 409, 410, 412, 413, 414, 415, 422, 429, 431, 503);

    /** Those of them that are answered before any row was read. */
    private static final Set<Integer> AT_THE_EDGE = Set.of(401, 406, 413, 414, 415, 431);

    private SharedParts() {}

    static void addTo(OpenAPI document) {
        Components components = document.getComponents();
        if (components == null) {
            components = OASFactory.createComponents();
            document.setComponents(components);
        }
        components.addSchema("Problem", problem()).addSchema("Fault", fault());
        if (components.getSchemas().containsKey(TIME_OF_DAY)) {
            components.addSchema(TIME_OF_DAY, timeOfDay());
        }
        SharedHeaders.all().forEach(components::addHeader);
        SharedParameters.all().forEach(components::addParameter);
        for (int status : PROBLEMS) {
            components.addResponse(responseName(status), response(status));
        }
        components.addSecurityScheme(
                ACCESS_TOKEN,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("An access token of identity's `/oauth/token` (OAuth 2.1); five minutes."
                                + " An operation names the permissions that the token's roles must give."));
    }

    /** For example {@code NotFound}. */
    static String responseName(int status) {
        return Arrays.stream(Problem.ofStatus(status).code().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static APIResponse response(int status) {
        Problem problem = Problem.ofStatus(status);
        Content content = OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, problemMedia().example(problem.document()));
        return complete(
                OASFactory.createAPIResponse().description(problem.title()).content(content), status);
    }

    /** Adds the problem, and the headers that belong to its status. */
    static APIResponse complete(APIResponse response, int status) {
        if (response.getDescription() == null) {
            response.setDescription(Problem.ofStatus(status).title());
        }
        if (!response.getContent().hasMediaType(Problem.MEDIA_TYPE)) {
            response.getContent().addMediaType(Problem.MEDIA_TYPE, problemMedia());
        }
        if (!AT_THE_EDGE.contains(status)) {
            response.addHeader(ConsistencyToken.HEADER, header("ConsistencyToken"));
        }
        return switch (status) {
            case 401 -> response.addHeader("WWW-Authenticate", header("WWWAuthenticate"));
            case 415 -> response.addHeader("Accept-Encoding", header("AcceptEncoding"));
            case 429, 503 -> response.addHeader("Retry-After", header("RetryAfter"));
            default -> response;
        };
    }

    private static MediaType problemMedia() {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
    }

    static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }

    private static Schema problem() {
        return object("A failure (RFC 9457). Some codes have further members.")
                .required(List.of("type", "title", "status", "code"))
                .addProperty("type", Schemas.text().format("uri"))
                .addProperty("title", Schemas.text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty(
                        "code",
                        Schemas.text().pattern("^[a-z0-9]+(-[a-z0-9]+)*$").description("What clients act on."))
                .addProperty("detail", Schemas.text().description("One sentence for a person."))
                .addProperty("instance", Schemas.text().description("The path of the request."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("Fault"))
                                .description("Everything that is wrong with the request."));
    }

    private static Schema fault() {
        return object("One thing that is wrong with a request.")
                .required(List.of("field", "code", "message"))
                .addProperty(
                        "field", Schemas.text().description("Where: a path into the body, or a parameter; or empty."))
                .addProperty("code", Schemas.text())
                .addProperty("message", Schemas.text());
    }

    /** The scanner knows how the JDK writes one, with seconds and their fractions, and not how we do. */
    private static Schema timeOfDay() {
        return Schemas.text().pattern("^" + TimesOfDay.FORM + "$").addExample("09:30");
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }
}
