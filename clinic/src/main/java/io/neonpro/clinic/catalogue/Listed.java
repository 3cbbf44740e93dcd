package io.neonpro.clinic.catalogue;

import java.util.UUID;

/** An entry as it is shown. */
public interface Listed {

    UUID id();

    /** Grows with every change; the ETag. */
    int version();
}
