package io.neonpro.notify.delivery;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.util.stream.Stream;

/** What the mail server makes of a message (RFC 5321, 4.2.1). */
sealed interface Answer {

    /** It answers for the message from now on. */
    record Accepted() implements Answer {}

    /**
     * It does not want the message.
     *
     * @param reasonCode in kebab-case
     * @param isFinal whether it will not want it later either
     */
    record Refused(String reasonCode, boolean isFinal) implements Answer {}

    /** There is no talking to it, whatever the message, or it does not talk to us: it does not have it. */
    record Unreachable(String reason) implements Answer {}

    /** It does not come to want the message in time, which was given up: it does not have it. */
    record Slow(String reason) implements Answer {}

    /** It was given the message and said nothing, so it may have it. */
    record Unclear(String reason) implements Answer {}

    /**
     * What a failed attempt to send tells.
     *
     * @param isHandedOver whether the message itself was on its way
     */
    static Answer of(Throwable failure, boolean isHandedOver) {
        return switch (failure) {
            case SMTPException refusal when isOfTheMessage(refusal) -> ofReply(refusal.getReplyCode());
            case SMTPException ofUs -> unreachable(ofUs.getReplyCode());
            case IllegalArgumentException malformed -> new Refused("address-malformed", true);
            case TimeoutException slow when !isHandedOver -> new Slow("no answer in time");
            default -> {
                String reason = String.valueOf(failure.getMessage());
                yield isHandedOver ? new Unclear(reason) : new Unreachable(reason);
            }
        };
    }

    /**
     * Whether it was to one of the commands that are about this message alone. The client tells by its first words what was
     * replied to; before these come the greeting, EHLO, AUTH and MAIL FROM, which are the same for all.
     */
    private static boolean isOfTheMessage(SMTPException refusal) {
        return Stream.of("recipient address not accepted", "DATA command not accepted", "sending data failed")
                .anyMatch(refusal.getMessage()::startsWith);
    }

    private static Answer unreachable(int code) {
        return new Unreachable("reply " + code);
    }

    private static Answer ofReply(int code) {
        return switch (code) {
            case 421, 454, 530, 534, 535, 538 -> unreachable(code);
            case 450, 451, 452, 455 -> new Refused("mailbox-busy", false);
            case 550, 551, 552, 553 -> new Refused("address-refused", true);
            default -> code < 500 ? new Refused("message-refused", false) : new Refused("message-refused", true);
        };
    }
}
