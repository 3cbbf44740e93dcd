package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.value.Money;
import io.neonpro.scheduling.calendar.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * What the patient was told that the treatment costs when it was booked, whatever becomes of its price.
 *
 * @param price null for what an older release has booked, as is the other one
 * @param catalogueRevision of the treatment, which has the price
 */
public record Promise(@Nullable Money price, @Nullable Long catalogueRevision) {

    static Promise of(Treatment treatment) {
        return new Promise(treatment.price(), treatment.revision());
    }
}
