package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads requests without mercy and without stopping at the first fault: unknown fields, wrong
 * types, impossible dates, unknown enum values, missing values and violated constraints (Jakarta
 * Validation) of the whole document are named at once.
 *
 * <p>Bounds: 32 levels of nesting, names of 128 and strings of 200,000 characters, numbers of 64
 * digits.
 */
@ApplicationScoped
public class StrictJson {

    /** Which no JSON may begin with (RFC 8259, 8.1), and which other readers of a body than this one stumble over. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNameLength(128)
            .maxStringLength(200_000)
            .maxNumberLength(64)
            .build();

    private static final JsonNode NO_PATCH = MissingNode.getInstance();

    private final ObjectMapper mapper;
    private final Validator validator;
    private final Shapes shapes;
    private final Scalars scalars;
    private final Scalars graphScalars;

    StrictJson(ObjectMapper mapper, Validator validator) {
        this.mapper = strict(mapper);
        this.validator = validator;
        this.shapes = new Shapes(this.mapper, validator);
        this.scalars = new Scalars(this.mapper, false);
        this.graphScalars = new Scalars(this.mapper, true);
    }

    /**
     * @param body a JSON document
     * @param type a record, or a list of records; values within may be anything that Jackson reads
     * @throws ProblemException 400 naming every fault
     */
    public <T> T read(byte[] body, Type type) {
        return read(parse(body), type);
    }

    /**
     * @throws ProblemException 400 naming every fault
     */
    public <T> T read(JsonNode document, Type type) {
        return read(document, NO_PATCH, type, scalars);
    }

    /**
     * Reads the input object of a GraphQL operation: its enum values are the constants' own names.
     *
     * @throws ProblemException 400 naming every fault
     */
    public <T> T readInput(JsonNode document, Type type) {
        return read(document, NO_PATCH, type, graphScalars);
    }

    /**
     * Reads what a patch made of a record.
     *
     * @throws ProblemException 400 naming every fault
     */
    <T> T readPatched(JsonNode outcome, JsonNode patch, Type type) {
        return read(outcome, patch, type, scalars);
    }

    private <T> T read(JsonNode document, JsonNode patch, Type type, Scalars scalars) {
        List<Fault> faults = new ArrayList<>();
        JavaType target = mapper.constructType(type);
        Reading reading = new Reading(shapes, scalars, validator, faults);
        reading.removals(patch, target, "");
        Object value = reading.value(document, target, "");
        if (!faults.isEmpty()) {
            throw ProblemException.invalidInput(faults);
        }
        @SuppressWarnings("unchecked")
        T read = (T) value;
        return read;
    }

    /**
     * @throws ProblemException 400 {@code malformed-json}, saying where
     */
    public JsonNode parse(byte[] body) {
        if (Arrays.mismatch(body, BYTE_ORDER_MARK) >= BYTE_ORDER_MARK.length) {
            throw Malformed.marked();
        }
        try {
            JsonNode document = mapper.readTree(body);
            if (document == null || document.isMissingNode()) {
                throw ProblemException.invalidInput("", "required", "a JSON body is required");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw Malformed.problem(e);
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory cannot fail", e);
        }
    }

    /**
     * @throws ProblemException 400 when the document is no object
     */
    public <T> MergePatch<T> patch(JsonNode document) {
        if (document instanceof ObjectNode changes) {
            return new MergePatch<>(this, changes);
        }
        throw ProblemException.invalidInput("", "wrong-type", "must be an object");
    }

    /** The JSON of a value, as it would be answered. */
    public JsonNode write(Object value) {
        return mapper.valueToTree(value);
    }

    /**
     * A parameter's text as a value, by the same rules as a field of a body.
     *
     * @param name of the parameter, for the fault that is added when it cannot be read
     * @return null when it cannot be read
     */
    public Object readText(String text, Type type, String name, List<Fault> faults) {
        return scalars.ofText(text, mapper.constructType(type), name, faults);
    }

    private static ObjectMapper strict(ObjectMapper shared) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(BOUNDS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return shared.copyWith(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .setDefaultLeniency(false)
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
    }
}
