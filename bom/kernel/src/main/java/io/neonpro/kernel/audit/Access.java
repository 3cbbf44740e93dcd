package io.neonpro.kernel.audit;

import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.trace.Traces;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody saw or changed something of somebody.
 *
 * @param at in whole microseconds
 * @param actor the user or machine; absent when a token names none
 * @param clinic that they had picked
 * @param action as {@code record.read}
 * @param subject the person whose data it was; absent for a search
 * @param purpose what for, in the words of whoever asked
 * @param trace of the request
 */
record Access(
        Instant at,
        @Nullable UUID actor,
        @Nullable UUID clinic,
        String action,
        @Nullable UUID subject,
        @Nullable String purpose,
        @Nullable String trace) {

    static Access now(TenantContext caller, String action, @Nullable UUID subject, Optional<String> purpose) {
        return new Access(
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                caller.user().orElse(null),
                caller.clinic().orElse(null),
                action,
                subject,
                purpose.orElse(null),
                Traces.id().orElse(null));
    }

    /** All of it, after what was sealed before: no two accesses have the same bytes. */
    byte[] after(byte[] seal, long number) {
        try (var bytes = new ByteArrayOutputStream();
                var out = new DataOutputStream(bytes)) {
            out.writeInt(seal.length);
            out.write(seal);
            out.writeLong(number);
            for (Object part : parts()) {
                out.writeUTF(Objects.toString(part, ""));
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What makes it the same as another one of the same minute. */
    Access withoutTime() {
        return new Access(Instant.EPOCH, actor, clinic, action, subject, purpose, null);
    }

    private List<Object> parts() {
        return Arrays.asList(at, actor, clinic, action, subject, purpose, trace);
    }
}
