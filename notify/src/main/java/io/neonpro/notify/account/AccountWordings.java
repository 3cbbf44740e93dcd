package io.neonpro.notify.account;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * How letters about accounts are worded: in Portuguese and English, as the person's language is not known yet. No tenant changes
 * them, and nothing in them is somebody's own text.
 */
@Startup
@ApplicationScoped
class AccountWordings {

    private static final String LINK = "{link}";

    private final Map<LetterPurpose, Text> texts = new EnumMap<>(LetterPurpose.class);

    AccountWordings() {
        for (LetterPurpose purpose : LetterPurpose.values()) {
            String[] parts =
                    read("wording/account-%s.txt".formatted(purpose.code())).split("\\R", 2);
            texts.put(purpose, new Text(parts[0].strip(), parts[1].strip()));
        }
    }

    Text of(AccountLetter letter) {
        Text text = texts.get(letter.purpose());
        return new Text(text.subject(), text.body().replace(LINK, letter.link()));
    }

    private static String read(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plain text. */
    record Text(String subject, String body) {

        @Override
        public String toString() {
            return subject;
        }
    }
}
