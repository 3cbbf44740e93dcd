package io.neonpro.clinic.catalogue.practitioner;

import java.util.regex.Pattern;

/** A Brazilian professional council, which registers those who may practise (Lei 6.839/1980). */
public enum Council {
    CRM,
    CRO,
    CRBM,
    CRBIO,
    COREN,
    CREFITO,
    CRF,
    CRN;

    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.]{0,11}([-/]?[A-Z]{1,4})?");

    /** Digits, with the suffix that some councils use: {@code 123.456-ENF}, {@code 54321-F}. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
