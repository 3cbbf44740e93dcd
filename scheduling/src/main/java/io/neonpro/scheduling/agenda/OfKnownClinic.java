package io.neonpro.scheduling.agenda;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An endpoint about one clinic that is asked for before it is called, see {@link KnownClinics}. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface OfKnownClinic {}
