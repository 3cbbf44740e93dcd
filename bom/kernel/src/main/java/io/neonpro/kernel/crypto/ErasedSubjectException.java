package io.neonpro.kernel.crypto;

import java.util.UUID;

/** Personal data was to be stored about someone whose data was erased for good. */
public final class ErasedSubjectException extends RuntimeException {

    public ErasedSubjectException(UUID subject) {
        super("The personal data of " + subject + " was erased");
    }
}
