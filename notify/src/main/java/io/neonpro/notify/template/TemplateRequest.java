package io.neonpro.notify.template;

import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.value.Label;
import io.neonpro.notify.Language;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How a tenant wants a message worded; the {@link Placeholder}s are checked with its name. */
public record TemplateRequest(
        @NotNull Language language,

        @NotNull Label subject,
        @NotNull @Size(max = MAX_BODY) FreeText body) {

    static final int MAX_BODY = 10_000;

    Wording wording() {
        return new Wording(subject.text(), body.text());
    }
}
