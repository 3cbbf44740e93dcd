package io.neonpro.kernel.web.parameter;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Type;
import java.util.List;

/**
 * One declared parameter of a resource method.
 *
 * @param index of the method's argument that it is, or is a component of
 * @param owner the record that it is a component of, or null
 * @param component its Java name
 * @param type of one value: the element's, for lists and optionals
 * @param standard the text that stands for its absence, or null
 */
record Parameter(
        int index,
        Class<?> owner,
        String component,
        Source source,
        String name,
        Type type,
        boolean isMany,
        String standard) {

    List<String> texts(ContainerRequestContext request) {
        List<String> sent = source.texts(request, name);
        return sent.isEmpty() && standard != null ? List.of(standard) : sent;
    }
}
