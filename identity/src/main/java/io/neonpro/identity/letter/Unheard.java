package io.neonpro.identity.letter;

/** Notify was given a letter and did not answer, so it may have sent it. */
final class Unheard extends RuntimeException {

    Unheard(Throwable failure) {
        super("Notify may have sent it: " + failure);
    }
}
