package io.neonpro.notify.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.neonpro.notify.Language;
import io.neonpro.notify.message.MessageKind;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A template as clients see it.
 *
 * @param isStandard whether it is ours, because the tenant has none of its own
 * @param version counts the tenant's changes, 0 before the first; the ETag
 */
@RegisterForReflection
public record TemplateDetails(
        MessageKind name,
        Language language,
        String subject,
        String body,
        boolean isStandard,
        @JsonIgnore int version) {

    static TemplateDetails standard(MessageKind kind, Language language, Wording wording) {
        return new TemplateDetails(kind, language, wording.subject(), wording.body(), true, 0);
    }

    static TemplateDetails own(MessageKind kind, Language language, Wording wording, int version) {
        return new TemplateDetails(kind, language, wording.subject(), wording.body(), false, version);
    }
}
