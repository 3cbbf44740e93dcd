package io.neonpro.acceptance.fuzz.check;

import io.neonpro.acceptance.fuzz.make.Call;
import io.neonpro.acceptance.fuzz.wire.Message;
import io.neonpro.acceptance.fuzz.wire.Reply;

/**
 * One call as it was made.
 *
 * @param sent with its symbols resolved
 */
public record Exchange(Call call, Message sent, Reply reply) {

    /** Whether the caller said it themselves, which an answer may then repeat. */
    boolean wasSent(String text) {
        return sent.target().contains(text)
                || sent.text().contains(text)
                || sent.headers().stream().anyMatch(header -> header.value().contains(text));
    }
}
