package io.neonpro.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

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
    void whoeverIsNotThereDoesNotHaveTheMessage() {
        assertThat(Answer.of(new ConnectException("refused"), false)).isInstanceOf(Unreachable.class);
    }

    @Test
    void aReplyToWhoKnowsWhatIsNotTheMessagesFault() {
        var reply = new SMTPException("news", 550, List.of("recipient address not accepted"), true);

        assertThat(Answer.of(reply, true)).isInstanceOf(Unreachable.class);
    }

    @Test
    void whoSaysNothingOfAMessageThatIsHandedOverMayHaveIt() {
        assertThat(Answer.of(new IOException("closed"), true)).isInstanceOf(Unclear.class);
        assertThat(Answer.of(new IOException("closed"), false)).isInstanceOf(Unreachable.class);
    }
}
