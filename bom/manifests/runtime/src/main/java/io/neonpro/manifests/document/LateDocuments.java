package io.neonpro.manifests.document;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Puts off what Quarkus does at each start, for whoever may ask: the OpenAPI document is parsed, and written as JSON and as
 * YAML.
 */
@WhenAsked
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class LateDocuments {

    private static final String PREPARE = "prepareDocument";

    private final Queue<InvocationContext> due = new ArrayDeque<>();

    @AroundInvoke
    synchronized Object around(InvocationContext call) throws Exception {
        if (call.getMethod().getName().equals(PREPARE)) {
            due.add(call);
            return null;
        }
        while (!due.isEmpty()) {
            due.remove().proceed();
        }
        return call.proceed();
    }
}
