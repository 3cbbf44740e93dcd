package io.neonpro.kernel.web.negotiation;

import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Settles, before a resource method is called, which media type it answers with and whether it can
 * read the one that was sent. What a method does not declare is JSON, so none can forget to.
 */
@ApplicationScoped
public class Negotiation {

    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON_TYPE);

    /** Bounded by the number of resource methods in the program. */
    private final Map<Method, Media> declared = new ConcurrentHashMap<>();

    /**
     * @param produced in the method's order of preference
     * @param consumed what a body may be
     */
    private record Media(List<MediaType> produced, List<MediaType> consumed) {

        static Media of(Method method) {
            Produces produces = nearest(method, Produces.class);
            Consumes consumes = nearest(method, Consumes.class);
            return new Media(
                    produces == null ? JSON : types(produces.value()),
                    consumes == null ? JSON : types(consumes.value()));
        }
    }

    /** A header that cannot be read is told apart from one that asks for something else. */
    @ServerRequestFilter(preMatching = true)
    public void read(ContainerRequestContext request) {
        Accepted.of(headers(request, HttpHeaders.ACCEPT));
    }

    @ServerRequestFilter
    public void settle(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        Media media = declared.computeIfAbsent(method, Media::of);
        MediaType answer = Accepted.of(headers(request, HttpHeaders.ACCEPT))
                .best(media.produced())
                .orElseThrow(
                        () -> new ProblemException(Problem.ofStatus(406).with("produced", names(media.produced()))));
        if (answer.equals(MediaType.APPLICATION_JSON_TYPE)) {
            CurrentRequestManager.get().setResponseContentType(answer);
        }
        if (hasBody(request)) {
            BodyType.require(headers(request, HttpHeaders.CONTENT_TYPE), media.consumed());
        } else if (!request.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE)) {
            // no body has no type; whoever wants to read it then says that it is missing
            request.getHeaders()
                    .putSingle(
                            HttpHeaders.CONTENT_TYPE,
                            media.consumed().getFirst().toString());
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeaders().containsKey("Transfer-Encoding") : !length.equals("0");
    }

    private static List<String> headers(ContainerRequestContext request, String name) {
        return request.getHeaders().getOrDefault(name, List.of());
    }

    private static List<String> names(List<MediaType> types) {
        return types.stream().map(MediaType::toString).toList();
    }

    private static List<MediaType> types(String[] names) {
        return Arrays.stream(names).map(MediaType::valueOf).toList();
    }

    private static <A extends java.lang.annotation.Annotation> A nearest(Method method, Class<A> annotation) {
        A own = method.getAnnotation(annotation);
        return own == null ? method.getDeclaringClass().getAnnotation(annotation) : own;
    }
}
