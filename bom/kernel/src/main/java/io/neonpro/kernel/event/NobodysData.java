package io.neonpro.kernel.event;

/**
 * An event with personal data whose aggregate does not say whose: a bug, as it cannot be sealed.
 */
final class NobodysData extends IllegalStateException {

    NobodysData(Class<?> event) {
        super(event.getName() + " has personal data, and its aggregate lacks about(…)");
    }
}
