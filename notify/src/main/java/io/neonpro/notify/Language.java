package io.neonpro.notify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that patients are written to in, named by their BCP 47 tags. */
@RegisterForReflection
public enum Language {
    BRAZILIAN_PORTUGUESE("pt-BR"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /**
     * @throws IllegalArgumentException for any other language
     */
    @JsonCreator
    public static Language of(String tag) {
        return find(tag).orElseThrow(() -> new IllegalArgumentException("must be pt-BR or en"));
    }

    /** This language, or Portuguese when it is none of ours. */
    public static Language orPortuguese(String tag) {
        return find(tag).orElse(BRAZILIAN_PORTUGUESE);
    }

    @JsonValue
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    private static Optional<Language> find(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }
}
