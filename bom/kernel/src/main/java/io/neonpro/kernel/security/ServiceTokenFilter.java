package io.neonpro.kernel.security;

import io.neonpro.kernel.data.Interlude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/**
 * Calls another service in this service's own name: register it with {@code @RegisterProvider} on a
 * REST client whose {@code configKey} is the name of the service that it calls.
 */
@ApplicationScoped
public class ServiceTokenFilter implements ResteasyReactiveClientRequestFilter {

    private static final String INVOKED_METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";

    private final ServiceTokens tokens;

    ServiceTokenFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Interlude.requireNothingHeld();
        String audience = calledService(request);
        request.suspend();
        tokens.forService(audience)
                .subscribe()
                .with(
                        token -> {
                            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
                            request.resume();
                        },
                        request::resume);
    }

    private static String calledService(ResteasyReactiveClientRequestContext request) {
        Method method = (Method) request.getProperty(INVOKED_METHOD);
        RegisterRestClient client = method.getDeclaringClass().getAnnotation(RegisterRestClient.class);
        if (client == null || client.configKey().isEmpty()) {
            throw new IllegalStateException(method.getDeclaringClass() + " needs a configKey");
        }
        return client.configKey();
    }
}
