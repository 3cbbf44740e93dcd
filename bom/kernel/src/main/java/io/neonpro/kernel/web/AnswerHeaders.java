package io.neonpro.kernel.web;

import io.neonpro.kernel.web.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * What every answer over REST says by its headers: where things are, without repeating the {@code
 * Host} that somebody sent; who may keep it; and nothing but 304 to whom has it already.
 *
 * <p>Nobody keeps an answer (RFC 9111, 5.2.2.5), as nearly all are about somebody. One of a resource that says to be
 * {@link Impersonal} may be kept by its own client, who asks each time whether it is still good, if it has a version.
 */
public class AnswerHeaders {

    private static final String KEPT_BY_ITS_CLIENT = "private, no-cache";
    private static final String NOT_KEPT = "no-store";
    private static final List<String> READING = List.of("GET", "HEAD");

    /** A condition that is none is told before anything happens. */
    @ServerRequestFilter
    public void readConditions(ContainerRequestContext request) {
        tags(request, HttpHeaders.IF_MATCH);
        tags(request, HttpHeaders.IF_NONE_MATCH);
    }

    @ServerResponseFilter
    public void complete(
            ContainerRequestContext request, ContainerResponseContext response, SimpleResourceInfo resource) {
        refuseMethod(request, response);
        boolean isRead = READING.contains(request.getMethod()) && response.getStatus() == 200;
        EntityTag current = response.getEntityTag();
        var headers = response.getHeaders();
        if (response.getLocation() != null) {
            headers.putSingle(HttpHeaders.LOCATION, relative(request, response));
        }
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            boolean isKept = isRead && current != null && isImpersonal(resource);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, isKept ? KEPT_BY_ITS_CLIENT : NOT_KEPT);
        }
        if (response.getStatus() == 405 || request.getMethod().equals("OPTIONS")) {
            headers.putSingle(HttpHeaders.ALLOW, String.join(", ", allowed(request)));
        }
        if (!headers.containsKey(HttpHeaders.VARY)) {
            headers.putSingle(HttpHeaders.VARY, "Accept, Authorization, Origin, X-Break-Glass, X-Clinic-Id");
        }
        if (isRead && current != null) {
            apply(request, response, current);
        }
    }

    /** The framework finds nothing where another resource, at the beginning of the address, has the method. */
    private static void refuseMethod(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != 404) {
            return;
        }
        Set<String> allowed = allowed(request);
        if (!allowed.isEmpty() && !allowed.contains(request.getMethod())) {
            answer(Problem.ofStatus(405), request, response);
        }
    }

    private static Set<String> allowed(ContainerRequestContext request) {
        return AllowedMethods.at(
                request.getUriInfo().getPath(), CurrentRequestManager.get().getDeployment());
    }

    private static boolean isImpersonal(SimpleResourceInfo resource) {
        return resource.getResourceClass() != null
                && resource.getResourceClass().isAnnotationPresent(Impersonal.class);
    }

    /** In the order of RFC 9110, 13.2.2. */
    private static void apply(ContainerRequestContext request, ContainerResponseContext response, EntityTag current) {
        EntityTags match = tags(request, HttpHeaders.IF_MATCH);
        EntityTags noneMatch = tags(request, HttpHeaders.IF_NONE_MATCH);
        if (match != null && !match.haveStrongly(current)) {
            response.getHeaders().remove(HttpHeaders.ETAG);
            answer(Problem.of(412, "precondition-failed", "The current version is another one."), request, response);
        } else if (noneMatch != null && noneMatch.haveWeakly(current)) {
            response.setStatus(304);
            response.setEntity(null);
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    private static void answer(Problem problem, ContainerRequestContext request, ContainerResponseContext response) {
        response.setStatus(problem.status());
        response.setEntity(
                problem.withInstance(request.getUriInfo().getPath()), null, MediaType.valueOf(Problem.MEDIA_TYPE));
    }

    private static EntityTags tags(ContainerRequestContext request, String name) {
        List<String> lines = request.getHeaders().get(name);
        return lines == null || lines.isEmpty() ? null : EntityTags.of(name, String.join(",", lines));
    }

    private static String relative(ContainerRequestContext request, ContainerResponseContext response) {
        String location = response.getLocation().toString();
        String base = request.getUriInfo().getBaseUri().toString();
        return location.startsWith(base) ? "/" + location.substring(base.length()) : location;
    }
}
