package io.neonpro.notify.preference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.neonpro.notify.Language;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * How a patient wants to be reached.
 *
 * @param email whether we may write to them
 * @param language to write in; absent for the one they are registered with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preference(@NotNull Boolean email, @Nullable Language language) {

    /** What counts until they say otherwise. */
    static final Preference STANDARD = new Preference(true, null);
}
