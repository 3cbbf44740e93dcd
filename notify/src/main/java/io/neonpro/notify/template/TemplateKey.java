package io.neonpro.notify.template;

import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.notify.Language;
import io.neonpro.notify.message.MessageKind;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Which of a tenant's templates. */
@Embeddable
record TemplateKey(UUID tenantId, String name, String language) {

    static TemplateKey of(MessageKind kind, Language language) {
        return new TemplateKey(Tenancy.require().tenant(), kind.code(), language.tag());
    }
}
