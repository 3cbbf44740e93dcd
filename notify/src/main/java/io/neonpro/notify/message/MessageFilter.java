package io.neonpro.notify.message;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/**
 * Which messages are wanted; what is null does not matter.
 *
 * @param status {@code queued}, {@code sent}, {@code failed} or {@code skipped}
 */
public record MessageFilter(
        @QueryParam("patientId") UUID patientId,
        @QueryParam("status") MessageStatus status) {}
