package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.value.Money;
import io.neonpro.kernel.value.Writing;
import io.neonpro.kernel.web.problem.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/** Reads single values, and all that Jackson reads as a whole, without coercing their types. */
final class Scalars {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,20}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,20})?");

    private final ObjectMapper mapper;
    private final boolean isByConstant;

    /**
     * @param isByConstant whether enums are written as their constants, not as JSON names them
     */
    Scalars(ObjectMapper mapper, boolean isByConstant) {
        this.mapper = mapper;
        this.isByConstant = isByConstant;
    }

    /** The value; null after a fault was added. */
    Object read(JsonNode node, JavaType type, String path, List<Fault> faults) {
        Kind kind = Kind.of(type);
        if (!kind.accepts(node)) {
            faults.add(new Fault(path, "wrong-type", kind.expectation()));
            return null;
        }
        int before = faults.size();
        requireWritten(node, path, faults);
        if (faults.size() > before) {
            return null;
        }
        if (isByConstant && kind == Kind.CHOICE) {
            return constant(node.textValue(), type, path, faults);
        }
        try {
            return kind == Kind.AMOUNT
                    ? Money.amountOf(node.textValue())
                    : mapper.readerFor(type).readValue(node);
        } catch (InvalidValue e) {
            faults.add(new Fault(path, e.code(), e.getMessage()));
            return null;
        } catch (JsonMappingException e) {
            faults.add(fault(path + pathOf(e), e, type, kind));
            return null;
        } catch (IOException e) {
            faults.add(new Fault(path, InvalidValue.VALUE, kind.expectation()));
            return null;
        }
    }

    /** A parameter's text: numbers and flags are recognised in it first. */
    Object ofText(String text, JavaType type, String path, List<Fault> faults) {
        return read(recognised(text, Kind.of(type)), type, path, faults);
    }

    private static JsonNode recognised(String text, Kind kind) {
        if (kind == Kind.WHOLE_NUMBER && WHOLE.matcher(text).matches()) {
            return BigIntegerNode.valueOf(new BigInteger(text));
        }
        if (kind == Kind.NUMBER && DECIMAL.matcher(text).matches()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        if (kind == Kind.INSTANT) {
            // in a query a plus that was not escaped arrives as a space
            return TextNode.valueOf(text.replace(' ', '+'));
        }
        if (kind == Kind.FLAG && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return TextNode.valueOf(text);
    }

    private static Object constant(String name, JavaType type, String path, List<Fault> faults) {
        for (Object constant : type.getRawClass().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        faults.add(new Fault(path, "invalid-value", Kind.CHOICE.expectation()));
        return null;
    }

    /** Of every text, also where no type of its own says so: nothing that cannot be seen, or stored. */
    private static void requireWritten(JsonNode node, String path, List<Fault> faults) {
        if (node.isTextual()) {
            requireWritten(node.textValue(), path, faults);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireWritten(node.get(i), path + "[" + i + "]", faults);
        }
        for (var entry : node.properties()) {
            requireWritten(entry.getKey(), path, faults);
            requireWritten(entry.getValue(), path + "." + entry.getKey(), faults);
        }
    }

    private static void requireWritten(String text, String path, List<Fault> faults) {
        try {
            Writing.require(text);
        } catch (InvalidValue e) {
            faults.add(new Fault(path, e.code(), e.getMessage()));
        }
    }

    private Fault fault(String path, JsonMappingException failure, JavaType type, Kind kind) {
        if (type.isEnumType()) {
            return new Fault(path, InvalidValue.VALUE, "must be one of " + String.join(", ", names(type)));
        }
        return failure instanceof ValueInstantiationException && failure.getCause() instanceof InvalidValue refusal
                ? new Fault(path, refusal.code(), refusal.getMessage())
                : new Fault(path, InvalidValue.VALUE, kind.expectation());
    }

    private List<String> names(JavaType type) {
        return List.of(type.getRawClass().getEnumConstants()).stream()
                .map(constant -> mapper.valueToTree(constant).asText())
                .toList();
    }

    private static String pathOf(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return path.toString();
    }
}
