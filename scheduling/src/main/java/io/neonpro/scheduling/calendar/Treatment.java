package io.neonpro.scheduling.calendar;

import io.neonpro.contracts.clinic.Requirements;
import io.neonpro.contracts.clinic.ResourceKind;
import io.neonpro.kernel.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * How long a treatment takes, what it costs and what it needs.
 *
 * @param revision of the catalogue that says so
 */
public record Treatment(
        UUID id,
        long revision,
        int durationMinutes,
        int bufferMinutes,
        Money price,
        Requirements requires,
        boolean archived) {

    /** Any device will do. */
    public static final String ANY_TYPE = "";

    /** How long the patient is treated. */
    public Duration duration() {
        return Duration.ofMinutes(durationMinutes);
    }

    /** How long practitioner, room and devices are occupied: cleaning up is part of it. */
    public Duration occupation() {
        return Duration.ofMinutes((long) durationMinutes + bufferMinutes);
    }

    public boolean needsRoom() {
        return requires.resourceKinds().contains(ResourceKind.ROOM);
    }

    /** One device of each is needed; {@link #ANY_TYPE} when no type is named. */
    public List<String> deviceTypes() {
        boolean needsAny =
                requires.deviceTypes().isEmpty() && requires.resourceKinds().contains(ResourceKind.DEVICE);
        return needsAny ? List.of(ANY_TYPE) : requires.deviceTypes();
    }

    /**
     * Whether a profession may give this treatment.
     *
     * <p>In Brazil procedures are reserved to professions: Lei 12.842/2013 (ato médico), art. 4,
     * lists what only physicians may do, such as invasive procedures for aesthetic purposes under §
     * 4; the councils say what their own professions may do (for instance CFBM Resolução 241/2014
     * for biomedics, COFEN Resolução 529/2016 for nurses). The clinic names the categories, who
     * books cannot overrule them.
     */
    public boolean mayBeGivenBy(String category) {
        return requires.categories().isEmpty() || requires.categories().contains(category);
    }
}
