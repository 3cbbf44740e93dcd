package io.neonpro.kernel.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Bean Validation's violations as {@link Fault}s. */
public final class Violations {

    private Violations() {}

    /** The faults of a method's parameters, named without the method and the body's parameter. */
    public static List<Fault> ofParameters(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> fault(parameterPath(violation.getPropertyPath()), violation))
                .toList();
    }

    /** The faults of a value that was read from {@code parent}; paths are relative to it. */
    public static List<Fault> faults(String parent, Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> fault(join(parent, violation.getPropertyPath()), violation))
                .toList();
    }

    /** The faults of a value whose parts are all right: of it as a whole, since its rules are no field that is sent. */
    public static List<Fault> ofWhole(String field, Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream().map(violation -> fault(field, violation)).toList();
    }

    private static Fault fault(String field, ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new Fault(elementless(field), kebab(constraint), violation.getMessage());
    }

    private static String join(String parent, Path path) {
        String child = path.toString();
        return parent.isEmpty() || child.isEmpty() ? parent + child : parent + "." + child;
    }

    /** A parameter's own violation keeps the parameter's name; a violation below it drops it. */
    private static String parameterPath(Path path) {
        List<Path.Node> nodes = new ArrayList<>();
        path.forEach(nodes::add);
        if (nodes.getFirst().getKind() != ElementKind.METHOD) {
            return path.toString();
        }
        List<Path.Node> below = nodes.subList(nodes.size() > 2 ? 2 : 1, nodes.size());
        return String.join(".", below.stream().map(Path.Node::toString).toList());
    }

    /** An element goes by its index: {@code ids[0].<list element>} is {@code ids[0]}. */
    private static String elementless(String field) {
        return field.replaceAll("\\.?<[a-z]+ [a-z]+>", "");
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
