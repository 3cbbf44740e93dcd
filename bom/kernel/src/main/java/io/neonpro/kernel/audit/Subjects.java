package io.neonpro.kernel.audit;

import io.neonpro.kernel.graph.Connection;
import io.neonpro.kernel.graph.Edge;
import io.neonpro.kernel.web.page.Page;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Of whom there was something to be seen or changed by a call: whoever its answer is about, or else its first parameter. */
@ApplicationScoped
class Subjects {

    private static final List<@Nullable UUID> NOBODY = Collections.singletonList(null);

    private final List<Whose<?>> known;

    Subjects(@All List<Whose<?>> known) {
        this.known = known;
    }

    /** Null for nobody in particular; none when there was nothing. */
    List<@Nullable UUID> of(Object[] parameters, @Nullable Object answer) {
        if (answer == null) {
            return List.of();
        }
        List<UUID> shown = shown(answer);
        return shown.isEmpty() ? asked(parameters.length == 0 ? null : parameters[0], answer) : shown;
    }

    /** Whoever the answer is about; null for nobody in particular. */
    List<@Nullable UUID> of(@Nullable Object answer) {
        return orNobody(shown(answer));
    }

    private List<UUID> shown(@Nullable Object answer) {
        return items(answer).flatMap(this::people).distinct().toList();
    }

    private List<@Nullable UUID> asked(@Nullable Object first, Object answer) {
        return switch (first) {
            case UUID one -> List.of(one);
            case List<?> several -> seen(several, answer);
            case null -> NOBODY;
            default -> orNobody(people(first).toList());
        };
    }

    private static List<@Nullable UUID> seen(List<?> ids, Object answer) {
        List<?> answers = answer instanceof List<?> several ? several : List.of();
        return IntStream.range(0, Math.min(ids.size(), answers.size()))
                .filter(i -> answers.get(i) != null && ids.get(i) instanceof UUID)
                .<UUID>mapToObj(i -> (UUID) ids.get(i))
                .toList();
    }

    private Stream<UUID> people(@Nullable Object value) {
        return value == null ? Stream.empty() : known.stream().flatMap(whose -> whose.in(value));
    }

    private static List<@Nullable UUID> orNobody(List<UUID> people) {
        return people.isEmpty() ? NOBODY : people;
    }

    private static Stream<?> items(@Nullable Object answer) {
        return switch (answer) {
            case null -> Stream.of();
            case RestResponse<?> response -> items(response.getEntity());
            case Page<?> page -> items(page.items());
            case Connection<?> page -> page.edges().stream().map(Edge::node);
            case Collection<?> several -> several.stream().flatMap(Subjects::items);
            default -> Stream.of(answer);
        };
    }
}
