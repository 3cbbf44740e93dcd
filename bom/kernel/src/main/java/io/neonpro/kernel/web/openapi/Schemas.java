package io.neonpro.kernel.web.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The named schemas of a document, and what refers to what. */
record Schemas(Map<String, Schema> byName) {

    private static final String PREFIX = "#/components/schemas/";

    static Schemas of(OpenAPI document) {
        return new Schemas(document.getComponents().getSchemas());
    }

    /** The schema of each body that is sent. */
    static Stream<Schema> requests(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .map(Operation::getRequestBody)
                .flatMap(body -> body == null ? Stream.empty() : schemas(body.getContent()));
    }

    private static Stream<Schema> schemas(Content content) {
        return content == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream()
                        .map(media -> media.getSchema())
                        .filter(schema -> schema != null);
    }

    static Optional<String> nameIn(Schema schema) {
        String ref = schema.getRef();
        return ref != null && ref.startsWith(PREFIX) ? Optional.of(ref.substring(PREFIX.length())) : Optional.empty();
    }

    /** The names of all that these are made of. */
    Set<String> reachable(Stream<Schema> from) {
        Set<String> names = new HashSet<>();
        from.forEach(schema -> reach(schema, names));
        return names;
    }

    private void reach(Schema schema, Set<String> names) {
        nameIn(schema).filter(names::add).map(byName::get).ifPresent(named -> reach(named, names));
        parts(schema).forEach(part -> reach(part, names));
    }

    private static List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                .filter(part -> part != null)
                .forEach(parts::add);
        Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf())
                .filter(list -> list != null)
                .flatMap(Collection::stream)
                .forEach(parts::add);
        return parts;
    }

    static boolean isRecord(Schema schema) {
        return schema != null && schema.getProperties() != null;
    }

    static Schema ref(String name) {
        return OASFactory.createSchema().ref(name);
    }

    /** The same, or null. */
    static Schema nullable(Schema schema) {
        boolean isSo = schema.getAnyOf() != null
                || (schema.getType() != null && schema.getType().contains(SchemaType.NULL));
        return isSo
                ? schema
                : OASFactory.createSchema()
                        .anyOf(List.of(schema, OASFactory.createSchema().addType(SchemaType.NULL)));
    }

    static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
