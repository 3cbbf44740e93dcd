package io.neonpro.kernel.web.parameter;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Finds the parameters that a resource method declares, by itself or in {@code @BeanParam}s. */
final class Declared {

    private Declared() {}

    static List<Parameter> of(Method method) {
        List<Parameter> found = new ArrayList<>();
        var arguments = method.getParameters();
        for (int index = 0; index < arguments.length; index++) {
            var argument = arguments[index];
            if (argument.isAnnotationPresent(BeanParam.class)) {
                ofRecord(index, argument.getType(), found);
            } else {
                String name = argument.getName();
                Type type = argument.getParameterizedType();
                of(index, null, name, type, argument, method).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static void ofRecord(int index, Class<?> record, List<Parameter> found) {
        if (!record.isRecord()) {
            throw new IllegalStateException("@BeanParam " + record + " must be a record");
        }
        for (RecordComponent component : record.getRecordComponents()) {
            AnnotatedElement field = fieldOf(record, component);
            of(index, record, component.getName(), component.getGenericType(), field, null)
                    .ifPresent(found::add);
        }
    }

    /** Annotations that may stand on fields, methods and parameters are kept on the field. */
    private static AnnotatedElement fieldOf(Class<?> record, RecordComponent component) {
        try {
            return record.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Parameter> of(
            int index, Class<?> owner, String javaName, Type type, AnnotatedElement element, Method method) {
        Source source = sourceOf(element, javaName, method);
        if (source == null) {
            return Optional.empty();
        }
        DefaultValue standard = element.getAnnotation(DefaultValue.class);
        return Optional.of(new Parameter(
                index,
                owner,
                javaName,
                source,
                nameOf(element).orElse(javaName),
                valueType(type),
                isA(type, Collection.class),
                standard == null ? null : standard.value()));
    }

    private static Source sourceOf(AnnotatedElement element, String name, Method method) {
        if (hasAny(element, PathParam.class, RestPath.class)) {
            return Source.PATH;
        }
        if (hasAny(element, QueryParam.class, RestQuery.class)) {
            return Source.QUERY;
        }
        if (hasAny(element, HeaderParam.class, RestHeader.class)) {
            return Source.HEADER;
        }
        return method != null && isInTemplate(method, name) ? Source.PATH : null;
    }

    @SafeVarargs
    private static boolean hasAny(AnnotatedElement element, Class<? extends Annotation>... annotations) {
        return Arrays.stream(annotations).anyMatch(element::isAnnotationPresent);
    }

    private static boolean isInTemplate(Method method, String name) {
        return pathOf(method.getDeclaringClass()).contains("{" + name + "}")
                || pathOf(method).contains("{" + name + "}");
    }

    private static String pathOf(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static Optional<String> nameOf(AnnotatedElement element) {
        return name(element, PathParam.class, PathParam::value)
                .or(() -> name(element, QueryParam.class, QueryParam::value))
                .or(() -> name(element, HeaderParam.class, HeaderParam::value))
                .or(() -> name(element, RestPath.class, RestPath::value))
                .or(() -> name(element, RestQuery.class, RestQuery::value))
                .or(() -> name(element, RestHeader.class, RestHeader::value));
    }

    private static <A extends Annotation> Optional<String> name(
            AnnotatedElement element, Class<A> annotation, Function<A, String> value) {
        return Optional.ofNullable(element.getAnnotation(annotation)).map(value).filter(name -> !name.isEmpty());
    }

    private static Type valueType(Type type) {
        return isA(type, Collection.class) || isA(type, Optional.class)
                ? ((ParameterizedType) type).getActualTypeArguments()[0]
                : type;
    }

    private static boolean isA(Type type, Class<?> container) {
        return type instanceof ParameterizedType parameterized
                && container.isAssignableFrom((Class<?>) parameterized.getRawType());
    }
}
