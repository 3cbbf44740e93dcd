package io.neonpro.identity.letter;

/** The mail server was given a letter and said nothing, so it may have it. */
final class Unanswered extends RuntimeException {

    Unanswered() {
        super("The mail server may have it");
    }
}
