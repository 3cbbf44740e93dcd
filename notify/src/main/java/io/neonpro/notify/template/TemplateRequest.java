package io.neonpro.notify.template;

import io.neonpro.notify.Language;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** How a tenant wants a message worded; the {@link Placeholder}s are checked with its name. */
public record TemplateRequest(
        @NotNull Language language,

        @NotBlank @Size(max = MAX_SUBJECT) @Pattern(regexp = "\\V*", message = "must be a single line")
        String subject,

        @NotBlank @Size(max = MAX_BODY) String body) {

    static final int MAX_SUBJECT = 200;
    static final int MAX_BODY = 10_000;

    Wording wording() {
        return new Wording(subject, body);
    }
}
