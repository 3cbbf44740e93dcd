package io.neonpro.notify.catalogue;

import io.neonpro.kernel.value.Money;
import java.time.ZoneId;
import java.util.Optional;

/** What an appointment is about, where, and with whom. */
public record Visit(
        String clinicName,
        ZoneId timezone,
        Optional<String> clinicAddress,
        String treatmentName,
        Money price,
        String practitionerName) {}
