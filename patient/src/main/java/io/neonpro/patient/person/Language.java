package io.neonpro.patient.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The languages that patients are written to in, named by their BCP 47 tags. */
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
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be pt-BR or en"));
    }

    @JsonValue
    public String tag() {
        return tag;
    }
}
