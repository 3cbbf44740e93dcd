package io.neonpro.acceptance.fuzz.make;

/** Who calls: a role of the clinic group, nobody at all, or the owner of another group. */
public enum Role {
    OWNER,
    MANAGER,
    PRACTITIONER,
    RECEPTION,
    FINANCE,
    PATIENT,
    SERVICE,
    NOBODY,
    STRANGER;

    /** As memberships name it. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Mostly who may do most, or no call would get far. */
    static Role pick(Dice dice) {
        return dice.chance(65) ? OWNER : dice.pick(values());
    }
}
