package io.neonpro.patient.request;

import jakarta.validation.constraints.NotNull;

/** What somebody asks for themselves. */
public record OwnRequest(@NotNull RequestKind kind) {}
