package io.neonpro.clinic.onboarding;

import io.neonpro.clinic.catalogue.clinic.Clinic;
import io.neonpro.clinic.tenant.TenantProfile;

/** The answer to a sign-up. */
public record Onboarded(TenantProfile tenant, Clinic clinic, Registered.Owner owner, Registered.Token token) {}
