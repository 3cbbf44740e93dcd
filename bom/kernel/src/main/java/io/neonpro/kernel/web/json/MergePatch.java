package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a {@code PATCH}: JSON Merge Patch (RFC 7396), where null removes and absence keeps.
 * It is applied to the editable state as the client would have read it, and the outcome is read
 * like a complete request, so that every rule for that request holds.
 *
 * @param <T> that state
 */
@Schema(
        type = SchemaType.OBJECT,
        description = "JSON Merge Patch (RFC 7396): what is absent stays, what is null is removed.")
public final class MergePatch<T> {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    @Schema(hidden = true)
    private final StrictJson json;

    @Schema(hidden = true)
    private final ObjectNode changes;

    MergePatch(StrictJson json, ObjectNode changes) {
        this.json = json;
        this.changes = changes;
    }

    /**
     * @param current the editable state, a record of the same type as the outcome
     * @return the state with the changes applied
     * @throws io.neonpro.kernel.web.problem.ProblemException 400 naming every fault
     */
    @SuppressWarnings("unchecked")
    public T applyTo(T current) {
        JsonNode target = json.write(current);
        return (T) json.readPatched(merge(target, changes), changes, current.getClass());
    }

    /** The algorithm of RFC 7396, section 2. */
    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode old ? old : changes.objectNode();
        for (var change : changes.properties()) {
            String field = change.getKey();
            if (change.getValue().isNull()) {
                merged.remove(field);
            } else {
                merged.set(field, merge(merged.get(field), change.getValue()));
            }
        }
        return merged;
    }
}
