package io.neonpro.kernel.web.parameter;

import io.neonpro.kernel.web.json.StrictJson;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.kernel.web.problem.Violations;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Checks path, query and header parameters of a resource method before it is called, so that every
 * unreadable one is named in one 400 and none is mistaken for a missing resource.
 */
@ApplicationScoped
public class ParameterCheck {

    /** Bounded by the number of resource methods in the program. */
    private final Map<Method, List<Parameter>> declared = new ConcurrentHashMap<>();

    private final StrictJson json;
    private final Validator validator;

    ParameterCheck(StrictJson json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        List<Fault> faults = new ArrayList<>(queryFaults(request, method));
        Object[] arguments = new Object[method.getParameterCount()];
        for (Parameter parameter : declared.computeIfAbsent(method, Declared::of)) {
            Object value = read(parameter, request, faults);
            // a component's value is none of its record, whose components have been checked one by one
            if (parameter.owner() == null) {
                arguments[parameter.index()] = value;
            }
        }
        if (!faults.isEmpty()) {
            faults.addAll(constraintFaults(resource, method, arguments, faults));
            throw ProblemException.invalidInput(faults);
        }
    }

    /** What is not declared would be ignored, and of what is repeated all but one. */
    private List<Fault> queryFaults(ContainerRequestContext request, Method method) {
        List<Parameter> known = declared.computeIfAbsent(method, Declared::of);
        boolean isLenient = method.getDeclaringClass().isAnnotationPresent(Extensible.class);
        List<Fault> faults = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            Optional<Parameter> parameter = known.stream()
                    .filter(one -> one.source() == Source.QUERY && one.name().equals(name))
                    .findFirst();
            if (parameter.isEmpty() && !isLenient) {
                faults.add(Fault.unknownParameter(name));
            } else if (values.size() > 1 && !parameter.map(Parameter::isMany).orElse(false)) {
                faults.add(new Fault(name, "repeated", "must not be given more than once"));
            }
        });
        return faults;
    }

    /** The last value read, of a single-valued parameter the first; null when there is none or it is unreadable. */
    private Object read(Parameter parameter, ContainerRequestContext request, List<Fault> faults) {
        int before = faults.size();
        Object value = null;
        List<String> texts = parameter.texts(request);
        for (String text : parameter.isMany() || texts.size() < 2 ? texts : texts.subList(0, 1)) {
            value = json.readText(text, parameter.type(), parameter.name(), faults);
        }
        boolean isComponent = parameter.owner() != null && !parameter.isMany();
        if (isComponent && faults.size() == before) {
            for (Fault fault : componentFaults(parameter, value)) {
                faults.add(new Fault(parameter.name(), fault.code(), fault.message()));
            }
        }
        return value;
    }

    private List<Fault> componentFaults(Parameter parameter, Object value) {
        return Violations.faults("", validator.validateValue(parameter.owner(), parameter.component(), value));
    }

    /** The constraints of the readable arguments, which are otherwise checked by the call. */
    private List<Fault> constraintFaults(
            ResourceInfo resource, Method method, Object[] arguments, List<Fault> unreadable) {
        var handle = Arc.container().instance(resource.getResourceClass());
        Set<? extends ConstraintViolation<?>> violations =
                validator.forExecutables().validateParameters(handle.get(), method, arguments);
        List<String> known = declared.get(method).stream()
                .filter(parameter -> parameter.owner() == null && !parameter.isMany())
                .map(Parameter::component)
                .toList();
        return Violations.ofParameters(violations).stream()
                .filter(fault -> known.contains(fault.field()))
                .filter(fault -> unreadable.stream().noneMatch(f -> f.field().equals(fault.field())))
                .toList();
    }
}
