package io.neonpro.kernel.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.function.Function;

/** Reads a value from JSON's text, and from nothing else. */
class ValueReader<T> extends StdScalarDeserializer<T> {

    private final transient Function<String, T> of;

    /**
     * @param of throws {@link InvalidValue}
     */
    ValueReader(Class<? super T> type, Function<String, T> of) {
        super(type);
        this.of = of;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), json);
        }
        try {
            return of.apply(json.getText());
        } catch (InvalidValue refusal) {
            throw ValueInstantiationException.from(
                    json, refusal.getMessage(), context.constructType(handledType()), refusal);
        }
    }
}
