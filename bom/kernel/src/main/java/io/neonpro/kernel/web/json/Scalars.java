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
import io.neonpro.kernel.web.problem.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/** Reads single values, and all that Jackson reads as a whole, without coercing their types. */
final class Scalars {

    private static final int MAX_DECIMAL_PLACES = 40;
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
        if (!isStorable(node)) {
            faults.add(new Fault(path, "invalid-value", "has characters that cannot be stored"));
            return null;
        }
        if (isByConstant && kind == Kind.CHOICE) {
            return constant(node.textValue(), type, path, faults);
        }
        try {
            Object value = mapper.readerFor(type).readValue(node);
            if (value instanceof BigDecimal number && !isReasonable(number)) {
                faults.add(new Fault(path, "invalid-value", "has too many digits"));
            }
            return value;
        } catch (JsonMappingException e) {
            faults.add(new Fault(path + pathOf(e), "invalid-value", message(e, type, kind)));
            return null;
        } catch (IOException e) {
            faults.add(new Fault(path, "invalid-value", kind.expectation()));
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

    /** PostgreSQL stores no NUL, and UTF-8 has no lone surrogates. */
    private static boolean isStorable(JsonNode node) {
        if (!node.isTextual()) {
            return true;
        }
        String text = node.textValue();
        return text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    /** Numbers such as 1e999999999 are short to write and endless to calculate with. */
    private static boolean isReasonable(BigDecimal number) {
        return Math.abs(number.scale()) <= MAX_DECIMAL_PLACES && number.precision() <= MAX_DECIMAL_PLACES;
    }

    private String message(JsonMappingException failure, JavaType type, Kind kind) {
        if (type.isEnumType()) {
            return "must be one of " + String.join(", ", names(type));
        }
        boolean isRefusal = kind == Kind.OTHER
                && failure instanceof ValueInstantiationException
                && failure.getCause() instanceof IllegalArgumentException;
        return isRefusal ? failure.getCause().getMessage() : kind.expectation();
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
