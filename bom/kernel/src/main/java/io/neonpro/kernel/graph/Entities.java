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
import io.smallrye.mutiny.Multi;
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
import java.util.function.Function;
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
    private static final int MAX_REPRESENTATIONS = 1000;
    private static final Problem NOT_FOUND = Problem.of(404, "not-found", "There is no such entity.");

    private final DataFetcher<?> resolvers;
    private final Set<String> types;
    private final Map<String, Absences> absences;
    private final GraphProblems problems;

    /**
     * @param resolvers SmallRye's own data fetcher
     * @param types the names of the entities that have a resolver
     * @param absences who knows why one is missing
     */
    Entities(DataFetcher<?> resolvers, Set<String> types, List<Absences> absences, GraphProblems problems) {
        this.resolvers = resolvers;
        this.types = types;
        this.absences = absences.stream().collect(Collectors.toMap(Absences::type, Function.identity()));
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
        var byType = good.stream().collect(Collectors.groupingBy(Representation::type));
        return Multi.createFrom()
                .iterable(byType.values())
                .onItem()
                .transformToUniAndConcatenate(answer::resolve)
                .onItem()
                .ignoreAsUni()
                .map(done -> answer.result())
                .subscribeAsCompletionStage();
    }

    private static List<Fault> tooMany() {
        return List.of(new Fault(REPRESENTATIONS, "too-many", "at most " + MAX_REPRESENTATIONS + " at once"));
    }

    private Uni<Map<UUID, Problem>> reasons(List<Representation> missing) {
        Absences known =
                missing.isEmpty() ? null : absences.get(missing.getFirst().type());
        return known == null
                ? Uni.createFrom().item(Map.of())
                : known.reasons(missing.stream().map(Representation::id).toList());
    }

    private static Throwable cause(Throwable failure) {
        boolean isWrapped = failure instanceof CompletionException || failure instanceof DataFetcherException;
        return isWrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
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

        /** All of one type, in one call. */
        Uni<Void> resolve(List<Representation> group) {
            return Uni.createFrom()
                    .completionStage(() -> stage(group))
                    .flatMap(found -> keep(group, found))
                    .onFailure()
                    .recoverWithItem(failure -> {
                        refuse(group, Failures.problemOf(cause(failure)));
                        return null;
                    });
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

        private Uni<Void> keep(List<Representation> group, List<Object> found) {
            IntStream.range(0, group.size()).forEach(i -> entities[group.get(i).index()] = found.get(i));
            List<Representation> missing =
                    group.stream().filter(one -> entities[one.index()] == null).toList();
            return reasons(missing)
                    .invoke(reasons ->
                            missing.forEach(one -> refuse(List.of(one), reasons.getOrDefault(one.id(), NOT_FOUND))))
                    .replaceWithVoid();
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
