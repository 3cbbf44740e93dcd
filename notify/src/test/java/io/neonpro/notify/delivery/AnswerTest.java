package io.neonpro.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.notify.delivery.Answer.Refused;
import io.neonpro.notify.delivery.Answer.Unclear;
import io.neonpro.notify.delivery.Answer.Unreachable;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a failure means for the message: never, later, or nothing at all. */
class AnswerTest {

    @Test
    void aMailboxThatDoesNotExistIsRefusedForGood() {
        assertThat(reply(550)).isEqualTo(new Refused("address-refused", true));
    }

    @Test
    void aFullMailboxIsRefusedForNow() {
        assertThat(reply(452)).isEqualTo(new Refused("mailbox-busy", false));
    }

    @Test
    void whatTheServerThinksOfUsIsNotTheMessagesFault() {
        assertThat(reply(535)).isInstanceOf(Unreachable.class);
        assertThat(reply(421)).isInstanceOf(Unreachable.class);
        assertThat(Answer.of(new ConnectException("refused"), false)).isInstanceOf(Unreachable.class);
    }

    @Test
    void whoSaysNothingOfAMessageThatIsHandedOverMayHaveIt() {
        assertThat(Answer.of(new IOException("closed"), true)).isInstanceOf(Unclear.class);
        assertThat(Answer.of(new IOException("closed"), false)).isInstanceOf(Unreachable.class);
    }

    private static Answer reply(int code) {
        return Answer.of(new SMTPException("no", code, List.of("no"), code >= 500), true);
    }
}
