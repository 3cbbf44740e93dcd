package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.BooleanValue;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service's SDL says can be asked, and how. */
final class Subgraph {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String service;
    private final TypeDefinitionRegistry types;

    Subgraph(String service, String sdl) {
        this.service = service;
        this.types = new SchemaParser().parse(sdl);
    }

    String service() {
        return service;
    }

    /**
     * @param root {@code Query} or {@code Mutation}
     */
    List<FieldDefinition> fields(String root) {
        return object(root).stream()
                .flatMap(type -> type.getFieldDefinitions().stream())
                .filter(field -> !field.getName().startsWith("_"))
                .toList();
    }

    /** The entities that can be resolved here. */
    List<String> entities() {
        return types.getType("_Entity", UnionTypeDefinition.class).stream()
                .flatMap(union -> union.getMemberTypes().stream())
                .map(type -> ((TypeName) type).getName())
                .toList();
    }

    /** Whether it is found here, and not only mentioned. */
    boolean isResolvable(String entity) {
        return object(entity).stream()
                .flatMap(type -> type.getDirectives("key").stream())
                .map(key -> key.getArgument("resolvable"))
                .noneMatch(said -> said != null && said.getValue() instanceof BooleanValue value && !value.isValue());
    }

    /** All of a type that needs no arguments, three levels deep; empty for what has no fields. */
    String selection(Type<?> type, int depth) {
        return object(named(type))
                .map(object -> object.getFieldDefinitions().stream()
                        .filter(field -> field.getInputValueDefinitions().stream()
                                .noneMatch(argument -> argument.getType() instanceof NonNullType))
                        .map(field -> selected(field, depth))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ", " { ", " }")))
                .orElse("");
    }

    String selectionOfEntity(String type) {
        return selection(new TypeName(type), 1);
    }

    private String selected(FieldDefinition field, int depth) {
        boolean isObject = object(named(field.getType())).isPresent();
        if (isObject && depth == 0) {
            return "";
        }
        return field.getName() + selection(field.getType(), depth - 1);
    }

    /** The arguments as a schema of JSON, so that values are made as for REST. */
    JsonNode schema(Stream<InputValueDefinition> fields) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        fields.forEach(field -> {
            properties.set(field.getName(), schema(field.getType()));
            if (field.getType() instanceof NonNullType) {
                schema.withArray("required").add(field.getName());
            }
        });
        return schema;
    }

    private JsonNode schema(Type<?> type) {
        return switch (type) {
            case NonNullType some -> schema(some.getType());
            case ListType list -> JSON.objectNode().put("type", "array").set("items", schema(list.getType()));
            case TypeName name -> schemaOf(name.getName());
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private JsonNode schemaOf(String name) {
        if (types.getType(name).orElse(null) instanceof InputObjectTypeDefinition input) {
            return schema(input.getInputValueDefinitions().stream());
        }
        if (types.getType(name).orElse(null) instanceof EnumTypeDefinition choices) {
            ObjectNode schema = JSON.objectNode().put("type", "string");
            choices.getEnumValueDefinitions()
                    .forEach(choice -> schema.withArray("enum").add(choice.getName()));
            return schema;
        }
        return switch (name) {
            case "Int", "BigInteger" -> JSON.objectNode().put("type", "integer");
            case "Boolean" -> JSON.objectNode().put("type", "boolean");
            case "Date" -> JSON.objectNode().put("type", "string").put("format", "date");
            case "DateTime" -> JSON.objectNode().put("type", "string").put("format", "date-time");
            default -> JSON.objectNode().put("type", "string");
        };
    }

    private Optional<ObjectTypeDefinition> object(String name) {
        return types.getType(name, ObjectTypeDefinition.class);
    }

    static String named(Type<?> type) {
        return switch (type) {
            case NonNullType some -> named(some.getType());
            case ListType list -> named(list.getType());
            case TypeName name -> name.getName();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    /** As a document writes it. */
    static String written(Type<?> type) {
        return switch (type) {
            case NonNullType some -> written(some.getType()) + "!";
            case ListType list -> "[" + written(list.getType()) + "]";
            case TypeName name -> name.getName();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }
}
