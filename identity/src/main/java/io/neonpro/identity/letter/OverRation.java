package io.neonpro.identity.letter;

/** There are too many letters today, and this one waits. */
final class OverRation extends RuntimeException {

    OverRation() {
        super("There are too many letters today");
    }
}
