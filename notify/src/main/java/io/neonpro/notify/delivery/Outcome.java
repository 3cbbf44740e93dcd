package io.neonpro.notify.delivery;

import io.neonpro.notify.letter.Letter;
import io.neonpro.notify.message.QueuedMessage;

/** What became of an attempt to send a message, when it was the last one. */
sealed interface Outcome {

    /** The mail server has it. */
    record Sent(QueuedMessage message, Letter letter) implements Outcome {}

    /** It will not arrive. */
    record Failed(QueuedMessage message, String reasonCode) implements Outcome {}

    /** It need not be sent any more. */
    record Dropped() implements Outcome {}
}
