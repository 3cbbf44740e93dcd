package io.neonpro.kernel.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that each tenant decides for itself: what it may be, and what it is where the tenant has not said.
 *
 * @param path its section and its name, {@code billing.dueDays}
 * @param schema of its value, by the keywords of JSON Schema
 * @param reader of the value as JSON has it; throws {@link InvalidValue} for what it may not be
 * @param rule of what is decided from now on; throws {@link InvalidValue} for what would have no effect, or none that anybody wants
 * @param otherwise where nothing is said
 */
public record Setting<T>(
        String path, Map<String, Object> schema, Function<Object, T> reader, Consumer<T> rule, T otherwise) {

    public Setting(String path, Map<String, Object> schema, Function<Object, T> reader, T otherwise) {
        this(path, schema, reader, any -> {}, otherwise);
    }

    public static Setting<Integer> wholeNumber(String path, int least, int most, int otherwise) {
        return new Setting<>(
                path,
                Map.of("type", "integer", "minimum", least, "maximum", most),
                value -> wholeNumber(value, least, most),
                otherwise);
    }

    public static Setting<Boolean> yesOrNo(String path, boolean otherwise) {
        return new Setting<>(path, Map.of("type", "boolean"), Setting::yesOrNo, otherwise);
    }

    /**
     * Whether something is switched on, and for whom.
     *
     * @param roles that it may be on for; none where it is not asked of somebody who has some
     */
    public static Setting<Flag> flag(String path, List<String> roles, boolean otherwise) {
        return new Setting<>(
                path, Flag.schema(roles), Flag::of, flag -> flag.requireSomebody(roles), Flag.always(otherwise));
    }

    public String section() {
        return path.substring(0, path.indexOf('.'));
    }

    public String name() {
        return path.substring(path.indexOf('.') + 1);
    }

    /**
     * The JSON that says this and nothing else: what a statement looks for in the stored settings that hangs on them.
     *
     * @param value a number, true or false
     */
    public String saying(Object value) {
        return "{\"%s\": {\"%s\": %s}}".formatted(section(), name(), value);
    }

    /**
     * @param value as JSON has it; null where nothing is said
     * @throws InvalidValue for what it may not be
     */
    public T read(@Nullable Object value) {
        return value == null ? otherwise : reader.apply(value);
    }

    /**
     * The same, where it is decided.
     *
     * @throws InvalidValue for what it may not be from now on, too
     */
    public T decide(Object value) {
        T decided = read(value);
        rule.accept(decided);
        return decided;
    }

    private static int wholeNumber(Object value, int least, int most) {
        var number = value instanceof Number some ? new BigDecimal(some.toString()).stripTrailingZeros() : null;
        if (number == null
                || number.scale() > 0
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new InvalidValue("must be a whole number from %d to %d".formatted(least, most));
        }
        return number.intValueExact();
    }

    private static boolean yesOrNo(Object value) {
        if (value instanceof Boolean decided) {
            return decided;
        }
        throw new InvalidValue("must be true or false");
    }
}
