package io.neonpro.identity.letter;

import io.neonpro.identity.attempt.Buckets;
import io.neonpro.identity.proof.Purpose;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Bounds the letters that people may not have asked for: those that a tenant has us send, to one address and to all together, news of
 * its machines, and links to choose another password, which anybody asks for. Whoever signs up, and need not have proved who they are, writes to nobody
 * without end.
 */
@ApplicationScoped
class LetterRation {

    private static final Duration DAY = Duration.ofDays(1);

    private final Buckets buckets;
    private final LetterSettings settings;

    LetterRation(Buckets buckets, LetterSettings settings) {
        this.buckets = buckets;
        this.settings = settings;
    }

    /** Whether another one may be sent for the current tenant; it counts. */
    Uni<Boolean> take(Purpose purpose, String recipient) {
        return switch (purpose) {
            case INVITATION, PATIENT_INVITATION, VERIFICATION ->
                buckets.take(address(recipient), settings.perAddress(), DAY)
                        .chain(isLeft ->
                                isLeft ? takeOfAll(recipient) : Uni.createFrom().item(false));
            case RESET -> buckets.take(reset(recipient), settings.perAddress(), DAY);
            case MACHINE_TRUSTED -> buckets.take(machines(recipient), settings.perAddress(), DAY);
            default -> Uni.createFrom().item(true);
        };
    }

    private Uni<Boolean> takeOfAll(String recipient) {
        return buckets.take(all(), settings.perTenant(), DAY)
                .call(isLeft -> isLeft ? Uni.createFrom().voidItem() : giveBackOfAddress(recipient));
    }

    /** It was not sent. */
    Uni<Void> giveBack(Purpose purpose, String recipient) {
        return switch (purpose) {
            case INVITATION, PATIENT_INVITATION, VERIFICATION ->
                giveBackOfAddress(recipient).chain(() -> giveBackOfAll(purpose));
            case RESET -> buckets.giveBack(reset(recipient), settings.perAddress(), DAY);
            case MACHINE_TRUSTED -> buckets.giveBack(machines(recipient), settings.perAddress(), DAY);
            default -> Uni.createFrom().voidItem();
        };
    }

    /** It may have been sent, which counts for its address, and is tried again: for the tenant it is one letter. */
    Uni<Void> giveBackOfAll(Purpose purpose) {
        return switch (purpose) {
            case INVITATION, PATIENT_INVITATION, VERIFICATION -> buckets.giveBack(all(), settings.perTenant(), DAY);
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> giveBackOfAddress(String recipient) {
        return buckets.giveBack(address(recipient), settings.perAddress(), DAY);
    }

    private static String address(String recipient) {
        return all() + " " + recipient;
    }

    /** Machines may have other secrets as often as somebody likes. */
    private static String machines(String recipient) {
        return all() + ":machines " + recipient;
    }

    /** Whatever their tenants. */
    private static String reset(String recipient) {
        return "letters:reset " + recipient;
    }

    private static String all() {
        return "letters:" + Tenancy.require().tenant();
    }
}
