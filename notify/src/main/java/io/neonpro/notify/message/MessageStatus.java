package io.neonpro.notify.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** What became of a message. */
@RegisterForReflection
public enum MessageStatus {
    /** It waits for the mail server. */
    @JsonProperty("queued")
    QUEUED,
    /** The mail server took it. */
    @JsonProperty("sent")
    SENT,
    /** It will not arrive. */
    @JsonProperty("failed")
    FAILED,
    /** It was never to be sent. */
    @JsonProperty("skipped")
    SKIPPED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageStatus ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
