package io.neonpro.manifests.deployment.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules in CEL that a schema has of an object and of its parts, evaluated as the API server does. */
public final class Rules {

    private static final String KEY = "x-kubernetes-validations";
    private static final Pattern OF_A_CHANGE = Pattern.compile("\\boldSelf\\b");
    private static final Language LANGUAGE = new Language();

    private final List<String> faults = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int evaluated;

    private Rules() {}

    /**
     * What came of it.
     *
     * @param skipped rules that this language does not have the words for, and why
     */
    public record Findings(int evaluated, List<String> faults, List<String> skipped) {}

    /** Of an object that is new: what may not change is not looked at. */
    public static Findings of(JsonNode schema, JsonNode object) {
        return of(schema, MissingNode.getInstance(), object);
    }

    /** Of an object that takes the place of an earlier one. */
    public static Findings of(JsonNode schema, JsonNode before, JsonNode object) {
        var rules = new Rules();
        rules.look(new Part(
                "",
                schema,
                Value.filled(schema, object),
                before.isMissingNode() ? before : Value.filled(schema, before)));
        return new Findings(rules.evaluated, rules.faults, rules.skipped);
    }

    private void look(Part part) {
        part.schema().path(KEY).forEach(rule -> hold(rule, part));
        part.parts().forEach(this::look);
    }

    private void hold(JsonNode rule, Part part) {
        String expression = rule.path("rule").asText();
        boolean isOfAChange = OF_A_CHANGE.matcher(expression).find();
        if (isOfAChange && rule.path("optionalOldSelf").asBoolean()) {
            skipped.add(part.place() + ": optionalOldSelf: " + expression);
        } else if (!isOfAChange || !part.before().isMissingNode()) {
            evaluate(rule, expression, part);
        }
    }

    /** What cannot be evaluated is refused, too. */
    private void evaluate(JsonNode rule, String expression, Part part) {
        try {
            Program program = LANGUAGE.program(expression);
            evaluated++;
            if (!Boolean.TRUE.equals(program.eval(variables(part)))) {
                faults.add(part.place() + ": " + rule.path("message").asText(expression));
            }
        } catch (CelValidationException unknown) {
            skipped.add(part.place() + ": " + unknown.getMessage());
        } catch (CelEvaluationException failed) {
            faults.add(part.place() + ": " + expression + ": " + failed.getMessage());
        }
    }

    private static Map<String, Object> variables(Part part) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", Value.of(part.schema(), part.value()));
        if (!part.before().isMissingNode()) {
            variables.put("oldSelf", Value.of(part.schema(), part.before()));
        }
        return variables;
    }
}
