package io.neonpro.notify.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text with placeholders. Qute reads it, but of Qute's language it may use nothing else: an engine
 * without section helpers refuses sections, and every expression must be a known name.
 */
final class OpenText {

    private static final Engine ENGINE =
            Engine.builder().addValueResolver(ValueResolvers.mapResolver()).build();

    private final Template template;

    private OpenText(Template template) {
        this.template = template;
    }

    /**
     * @param known names that may stand in braces
     * @throws IllegalArgumentException saying what is wrong
     */
    static OpenText parse(String text, Set<String> known) {
        Template template = read(text);
        List<String> unknown = template.getExpressions().stream()
                .filter(expression -> !isOneOf(known, expression))
                .map(expression -> "{" + expression.toOriginalString() + "}")
                .distinct()
                .toList();
        if (!unknown.isEmpty() || !template.getParameterDeclarations().isEmpty()) {
            String has = unknown.isEmpty() ? "declarations" : String.join(", ", unknown);
            String mayHave =
                    known.stream().sorted().map(name -> "{" + name + "}").collect(Collectors.joining(", "));
            throw new IllegalArgumentException("has %s, but may have only %s".formatted(has, mayHave));
        }
        return new OpenText(template);
    }

    /**
     * @param values of every known name
     */
    String filledWith(Map<String, String> values) {
        return template.data(values).render();
    }

    private static Template read(String text) {
        try {
            return ENGINE.parse(text);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(
                    "may have placeholders such as {patientName} in braces, and nothing else", e);
        }
    }

    private static boolean isOneOf(Set<String> known, Expression expression) {
        return !expression.isLiteral()
                && !expression.hasNamespace()
                && expression.getParts().size() == 1
                && !expression.getParts().getFirst().isVirtualMethod()
                && known.contains(expression.getParts().getFirst().getName());
    }
}
