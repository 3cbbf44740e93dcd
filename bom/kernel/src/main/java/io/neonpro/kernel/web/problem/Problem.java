package io.neonpro.kernel.web.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A failure as told to a client, {@code application/problem+json} (RFC 9457).
 *
 * @param status HTTP status, 400 to 599
 * @param code stable kebab-case name that clients act on; {@code type} is derived from it
 * @param detail one sentence for a person; never an internal
 * @param instance path of the request, once the edge has added it; else empty
 * @param errors every fault of the request, not only the first
 * @param members extension members (RFC 9457, 3.2), for example {@code alternatives}
 */
@RegisterForReflection
public record Problem(
        int status, String code, String detail, String instance, List<Fault> errors, Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://neonpro.io/problems/";

    /** Who is away for a moment may be back by then. */
    private static final int SECONDS_UNTIL_AVAILABLE = 2;

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("Not a failure: status " + status);
        }
        errors = onePerField(errors);
        members = Map.copyOf(members);
    }

    /** A problem with neither faults nor extension members. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, "", List.of(), Map.of());
    }

    /** {@code invalid-input}, naming every fault: 400, and 422 when nothing but the sense is wrong. */
    public static Problem invalidInput(List<Fault> faults) {
        List<Fault> named = onePerField(faults);
        boolean isOfSense = !named.isEmpty() && named.stream().allMatch(Fault::isOfSense);
        return of(isOfSense ? 422 : 400, "invalid-input", "The request has " + count(named) + ".")
                .withErrors(named);
    }

    /** A field is at fault or it is not: what else is found there is told by the first fault's message. */
    private static List<Fault> onePerField(List<Fault> faults) {
        Map<String, Fault> byField = new LinkedHashMap<>();
        faults.forEach(fault -> byField.merge(fault.field(), fault, Fault::and));
        return List.copyOf(byField.values());
    }

    /** The problem that an HTTP status alone tells. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> of(status, "bad-request", "The request could not be understood.");
            case 401 -> of(status, "unauthenticated", "A valid access token is required.");
            case 403 -> of(status, "forbidden", "The access token does not permit this.");
            case 404 -> of(status, "not-found", "There is nothing at this address.");
            case 405 -> of(status, "method-not-allowed", "This address has no such method.");
            case 406 -> of(status, "not-acceptable", "No representation that you accept.");
            case 408 -> of(status, "request-timeout", "The request did not arrive in time.");
            case 410 -> of(status, "gone", "This was here, and is gone for good.");
            case 413 -> of(status, "body-too-large", "The body is too large.");
            case 414 -> of(status, "address-too-long", "The address is too long.");
            case 415 ->
                of(status, "unsupported-media-type", "This address takes another media type; JSON in UTF-8 only.");
            case 422 -> of(status, "unprocessable", "The request makes no sense here.");
            case 429 -> of(status, "too-many-requests", "Too many requests; wait a little.");
            case 431 -> of(status, "headers-too-large", "The headers are too large.");
            case 503 -> of(status, "unavailable", "Not available right now; try again.");
            default -> of(status, titleOf(status).toLowerCase(Locale.ROOT).replace(' ', '-'), "");
        };
    }

    public Problem withErrors(List<Fault> faults) {
        return new Problem(status, code, detail, instance, faults, members);
    }

    public Problem withInstance(String path) {
        return new Problem(status, code, detail, path, errors, members);
    }

    /** With one more extension member; its value must be serialisable as JSON. */
    public Problem with(String member, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(members);
        extended.put(member, value);
        return new Problem(status, code, detail, instance, errors, extended);
    }

    /** The header {@code Retry-After}, where waiting helps. */
    Optional<String> retryAfter() {
        return switch (status) {
            case 429 -> Optional.ofNullable(members.get("retryAfterSeconds")).map(Object::toString);
            case 503 -> Optional.of(Integer.toString(SECONDS_UNTIL_AVAILABLE));
            default -> Optional.empty();
        };
    }

    public URI type() {
        return URI.create(TYPES + code);
    }

    public String title() {
        return titleOf(status);
    }

    /** The members in the order they are written. */
    @JsonValue
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type().toString());
        document.put("title", title());
        document.put("status", status);
        document.put("code", code);
        if (!detail.isEmpty()) {
            document.put("detail", detail);
        }
        if (!instance.isEmpty()) {
            document.put("instance", instance);
        }
        if (!errors.isEmpty()) {
            document.put("errors", errors.stream().map(Problem::members).toList());
        }
        members.forEach(document::putIfAbsent);
        return document;
    }

    private static Map<String, String> members(Fault fault) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("field", fault.field());
        members.put("code", fault.code());
        members.put("message", fault.message());
        return members;
    }

    /** The reason phrases of RFC 9110 and RFC 6585, of which JAX-RS knows older ones or none. */
    private static String titleOf(int status) {
        return switch (status) {
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 416 -> "Range Not Satisfiable";
            case 421 -> "Misdirected Request";
            case 422 -> "Unprocessable Content";
            case 423 -> "Locked";
            case 424 -> "Failed Dependency";
            case 425 -> "Too Early";
            case 426 -> "Upgrade Required";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 451 -> "Unavailable For Legal Reasons";
            default -> known(status);
        };
    }

    private static String known(int status) {
        RestResponse.Status known = RestResponse.Status.fromStatusCode(status);
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status < 500 ? "Client Error" : "Server Error";
    }

    private static String count(List<Fault> faults) {
        return faults.size() == 1 ? "one fault" : faults.size() + " faults";
    }
}
