package io.neonpro.kernel.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.DataFetchingEnvironment;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.json.MergePatch;
import io.neonpro.kernel.web.json.StrictJson;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * The input objects of the field under execution, read as strictly as the bodies of REST: every
 * fault is named at once, and what was left out differs from what was set to null.
 */
@ApplicationScoped
public class Arguments {

    private final StrictJson json;
    private final ObjectMapper keepingNulls;

    Arguments(StrictJson json, ObjectMapper mapper) {
        this.json = json;
        this.keepingNulls = mapper.copy().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
    }

    /**
     * @param name of the argument
     * @throws io.neonpro.kernel.web.problem.ProblemException 400 naming every fault
     */
    public <T> T read(String name, Class<T> type) {
        return json.read(sent(name), type);
    }

    /**
     * An argument as changes to something.
     *
     * @param name of the argument, an input object
     */
    public <T> MergePatch<T> patch(String name) {
        return json.patch(sent(name));
    }

    /**
     * An argument that is one value, by the rule for that value.
     *
     * @param name of the argument
     * @param of reads it
     * @return null for null
     * @throws io.neonpro.kernel.web.problem.ProblemException 400 naming the argument
     */
    public static <T> T value(String name, String text, Function<String, T> of) {
        try {
            return text == null ? null : of.apply(text);
        } catch (InvalidValue e) {
            throw ProblemException.invalidInput(name, e.code(), e.getMessage());
        }
    }

    private JsonNode sent(String name) {
        DataFetchingEnvironment field =
                SmallRyeContextManager.getCurrentSmallRyeContext().unwrap(DataFetchingEnvironment.class);
        return keepingNulls.valueToTree(field.getArgument(name));
    }
}
