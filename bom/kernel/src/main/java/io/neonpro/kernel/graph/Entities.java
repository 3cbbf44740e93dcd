package io.neonpro.kernel.graph;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DelegatingDataFetchingEnvironment;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import io.smallrye.graphql.execution.datafetcher.DataFetcherException;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Resolves the entities that a gateway asks for, of which one that is wrong, or away, must not cost
 * it the others: it is null, and an error says why.
 *
 * <p>SmallRye GraphQL resolves what is of one type in one call, and fails for all when it
 * cannot for one.
 */
final class Entities implements DataFetcher<CompletionStage<DataFetcherResult<List<Object>>>> {

    private static final String REPRESENTATIONS = "representations";
    private static final String TYPE = "__typename";
    private static final String KEY = "id";
    private static final int MAX_REPRESENTATIONS = 1000;

    private final DataFetcher<?> resolvers;
    private final Set<String> types;
    private final GraphProblems problems;

    /**
     * @param resolvers SmallRye's own data fetcher
     * @param types the names of the entities that have a resolver
     */
    Entities(DataFetcher<?> resolvers, Set<String> types, GraphProblems problems) {
        this.resolvers = resolvers;
        this.types = types;
        this.problems = problems;
    }

    @Override
    public CompletionStage<DataFetcherResult<List<Object>>> get(DataFetchingEnvironment field) {
        List<?> representations = field.getArgument(REPRESENTATIONS);
        Answer answer = new Answer(field, representations.size());
        List<Representation> good = new ArrayList<>();
        for (int index = 0; index < representations.size(); index++) {
            Representation representation = new Representation(index, representations.get(index));
            List<Fault> faults = index < MAX_REPRESENTATIONS ? representation.faults(types) : tooMany();
            if (faults.isEmpty()) {
                good.add(representation);
            } else {
                answer.refuse(List.of(representation), Problem.invalidInput(faults));
            }
        }
        List<Uni<Void>> groups = good.stream().collect(Collectors.groupingBy(Representation::type)).values().stream()
                .map(group -> answer.resolve(group))
                .toList();
        return (groups.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.join()
                                .all(groups)
                                .usingConcurrencyOf(1)
                                .andFailFast()
                                .replaceWithVoid())
                .map(done -> answer.result())
                .subscribeAsCompletionStage();
    }

    private static List<Fault> tooMany() {
        return List.of(new Fault(REPRESENTATIONS, "too-many", "at most " + MAX_REPRESENTATIONS + " at once"));
    }

    private static Throwable cause(Throwable failure) {
        boolean isWrapped = failure instanceof CompletionException || failure instanceof DataFetcherException;
        return isWrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }

    /** What identifies an entity, at its place in the request. */
    private record Representation(int index, Object value) {

        List<Fault> faults(Set<String> types) {
            String path = REPRESENTATIONS + "[" + index + "]";
            if (!(value instanceof Map<?, ?> fields)) {
                return List.of(new Fault(path, "wrong-type", "must be an object"));
            }
            if (!(fields.get(TYPE) instanceof String type) || !types.contains(type)) {
                return List.of(new Fault(path + "." + TYPE, "invalid-value", "is no entity of this service"));
            }
            if (!(fields.get(KEY) instanceof String key) || key.isEmpty()) {
                return List.of(new Fault(path + "." + KEY, "required", "must be the entity's id"));
            }
            return unknown(fields, path);
        }

        /** No entity of the platform has another key. */
        private static List<Fault> unknown(Map<?, ?> fields, String path) {
            return fields.keySet().stream()
                    .filter(name -> !name.equals(TYPE) && !name.equals(KEY))
                    .map(name -> new Fault(path + "." + name, "unknown-field", "is no part of the entity's key"))
                    .toList();
        }

        String type() {
            return fields().get(TYPE).toString();
        }

        boolean hasUuid() {
            try {
                UUID.fromString(fields().get(KEY).toString());
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> fields() {
            return (Map<String, Object>) value;
        }
    }

    /** The answer while it comes together. */
    private final class Answer {

        private final DataFetchingEnvironment field;
        private final Object[] entities;
        private final List<GraphQLError> errors = new ArrayList<>();

        Answer(DataFetchingEnvironment field, int size) {
            this.field = field;
            this.entities = new Object[size];
        }

        /** All in one call; after a failure those apart that cannot have been read. */
        Uni<Void> resolve(List<Representation> group) {
            return ask(group).onFailure().transform(Entities::cause).onFailure().recoverWithUni(failure -> {
                List<Representation> readable =
                        group.stream().filter(Representation::hasUuid).toList();
                if (readable.size() == group.size() || failure instanceof SecurityException) {
                    refuse(group, Failures.problemOf(failure));
                    return Uni.createFrom().voidItem();
                }
                group.stream().filter(one -> !one.hasUuid()).forEach(this::refuseKey);
                return readable.isEmpty() ? Uni.createFrom().voidItem() : resolve(readable);
            });
        }

        private Uni<Void> ask(List<Representation> group) {
            return Uni.createFrom()
                    .completionStage(() -> stage(group))
                    .invoke(found -> IntStream.range(0, group.size()).forEach(i -> keep(group.get(i), found.get(i))))
                    .replaceWithVoid();
        }

        private CompletionStage<List<Object>> stage(List<Representation> group) {
            List<Object> values = group.stream().map(Representation::value).toList();
            try {
                @SuppressWarnings("unchecked")
                var stage = (CompletionStage<List<Object>>) resolvers.get(new Asking(field, values));
                return stage;
            } catch (Exception e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private void keep(Representation representation, Object entity) {
            entities[representation.index()] = entity;
            if (entity == null) {
                refuse(List.of(representation), Problem.of(404, "not-found", "There is no such entity."));
            }
        }

        private void refuseKey(Representation one) {
            String path = REPRESENTATIONS + "[" + one.index() + "]." + KEY;
            refuse(List.of(one), Problem.invalidInput(List.of(new Fault(path, "invalid-value", "must be a UUID"))));
        }

        /** One error for all of them: it is one fault. */
        void refuse(List<Representation> refused, Problem problem) {
            List<Object> path =
                    new ArrayList<>(field.getExecutionStepInfo().getPath().toList());
            if (refused.size() == 1) {
                path.add(refused.getFirst().index());
            }
            errors.add(problems.of(problem, path, List.of(field.getField().getSourceLocation())));
        }

        DataFetcherResult<List<Object>> result() {
            return DataFetcherResult.<List<Object>>newResult()
                    .data(Arrays.asList(entities))
                    .errors(errors)
                    .build();
        }
    }

    /** The same field, asked for some of the entities only. */
    private static final class Asking extends DelegatingDataFetchingEnvironment {

        private final Map<String, Object> arguments;

        Asking(DataFetchingEnvironment field, List<Object> representations) {
            super(field);
            this.arguments = Map.of(REPRESENTATIONS, representations);
        }

        @Override
        public Map<String, Object> getArguments() {
            return arguments;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getArgument(String name) {
            return (T) arguments.get(name);
        }
    }
}
