package io.neonpro.notify.template;

import io.neonpro.notify.Language;
import io.neonpro.notify.message.MessageKind;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** How messages are worded unless a tenant says otherwise; read once, at the start. */
@Startup
@ApplicationScoped
class StandardWordings {

    private final Map<MessageKind, Map<Language, Wording>> wordings = new EnumMap<>(MessageKind.class);

    StandardWordings() {
        for (MessageKind kind : MessageKind.values()) {
            Map<Language, Wording> byLanguage = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                byLanguage.put(language, read(kind, language));
            }
            wordings.put(kind, byLanguage);
        }
    }

    Wording of(MessageKind kind, Language language) {
        return wordings.get(kind).get(language);
    }

    private static Wording read(MessageKind kind, Language language) {
        String name = "wording/%s.%s.txt".formatted(kind.code(), language.tag());
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return Wording.ofLines(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
