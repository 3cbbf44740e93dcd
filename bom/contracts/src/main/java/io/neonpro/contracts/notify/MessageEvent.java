package io.neonpro.contracts.notify;

import io.neonpro.kernel.event.EventType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a message to a patient; neither its text nor its address. */
@RegisterForReflection
public sealed interface MessageEvent {

    UUID messageId();

    UUID patientId();

    /** What it is about; absent when that is no appointment. */
    @Nullable
    UUID appointmentId();

    /** What it says, in kebab-case, for example {@code confirmation} or {@code cancellation}. */
    String kind();

    /** How it travels, for example {@code email}. */
    String channel();

    /** The channel took it. */
    @EventType("io.neonpro.message.sent")
    record Sent(UUID messageId, UUID patientId, @Nullable UUID appointmentId, String kind, String channel)
            implements MessageEvent {}

    /**
     * It will not arrive.
     *
     * @param reasonCode in kebab-case, for example {@code address-refused}
     */
    @EventType("io.neonpro.message.failed")
    record Failed(
            UUID messageId,
            UUID patientId,
            @Nullable UUID appointmentId,
            String kind,
            String channel,
            String reasonCode)
            implements MessageEvent {}
}
