package io.neonpro.kernel.web.openapi;

import io.neonpro.kernel.web.json.MergePatch;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says what a {@link MergePatch} is made of: what it changes, with every field optional, and those null that may be
 * removed.
 */
final class PatchSchemas {

    private static final String PATCH = MergePatch.class.getSimpleName();

    private final OpenAPI document;
    private final Schemas schemas;
    private final Set<String> made = new HashSet<>();

    PatchSchemas(OpenAPI document) {
        this.document = document;
        this.schemas = Schemas.of(document);
    }

    /** The names of the schemas of patches. */
    Set<String> complete() {
        Set<String> replaced = new HashSet<>();
        for (Schema body : Schemas.requests(document).toList()) {
            Schemas.nameIn(body).filter(this::isOfKnown).ifPresent(name -> {
                body.setRef(patchOf(name.substring(PATCH.length())));
                replaced.add(name);
            });
        }
        replaced.forEach(document.getComponents()::removeSchema);
        return made;
    }

    private boolean isOfKnown(String name) {
        return name.startsWith(PATCH) && Schemas.isRecord(schemas.byName().get(name.substring(PATCH.length())));
    }

    /** The name of the schema of its patch, which is there then. */
    private String patchOf(String name) {
        String patch = name + "Patch";
        if (made.add(patch)) {
            Schema whole = schemas.byName().get(name);
            Schema changes = OASFactory.createSchema()
                    .addType(SchemaType.OBJECT)
                    .description("JSON Merge Patch (RFC 7396): what is absent stays, what is null is removed.")
                    .additionalPropertiesBoolean(false);
            document.getComponents().addSchema(patch, changes);
            Map<String, Schema> properties = whole.getProperties();
            properties.forEach((field, schema) -> changes.addProperty(field, change(field, schema, whole)));
        }
        return patch;
    }

    private Schema change(String field, Schema schema, Schema whole) {
        Schema change = Schemas.nameIn(schema)
                .filter(name ->
                        Schemas.isRecord(document.getComponents().getSchemas().get(name)))
                .map(name -> Schemas.ref(patchOf(name)))
                .orElse(schema);
        boolean isRequired = whole.getRequired() != null && whole.getRequired().contains(field);
        return isRequired ? change : Schemas.nullable(change);
    }
}
