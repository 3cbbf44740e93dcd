package io.neonpro.kernel.web.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection, {@code {"items":[…],"next":"…"}}.
 *
 * @param items in the collection's order, as many as were asked for unless it ends here
 * @param next the cursor of the page that follows; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    @JsonIgnore
    public boolean hasNext() {
        return next != null;
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
