package io.neonpro.patient.request;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for at the desk, on paper or by mail.
 *
 * @param receivedAt when it came, within the last ten years; now, where that is not said
 */
public record NewSubjectRequest(
        @NotNull UUID patientId,
        @NotNull RequestKind kind,
        @Nullable Instant receivedAt) {}
