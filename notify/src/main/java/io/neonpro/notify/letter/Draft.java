package io.neonpro.notify.letter;

import io.neonpro.notify.message.SkipReason;

/** What becomes of a message when it is put in words. */
public sealed interface Draft permits Letter, Draft.None {

    /** Nobody is to be written to. */
    record None(SkipReason reason) implements Draft {}
}
