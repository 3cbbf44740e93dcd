package io.neonpro.kernel.value;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Identities: UUIDs; new ones of version 7 (RFC 9562), which sort by the time they were made. Java's own reader takes
 * {@code 1-1-1-1-1} for one too, so texts are read here only.
 */
public final class Ids {

    public static final String EXPECTATION = "must be a UUID";

    private static final Pattern FORM =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private static final int TICKS_PER_MILLISECOND = 4096;
    private static final int NANOSECONDS_PER_MILLISECOND = 1_000_000;
    private static final long VERSION = 0x7000;

    /** When the last one was made, in ticks since 1970. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /**
     * @throws InvalidValue when the text is not of the form of RFC 9562, 4
     */
    public static UUID of(String text) {
        return find(text).orElseThrow(() -> new InvalidValue(EXPECTATION));
    }

    /** The UUID that a text is; empty when it is none. */
    public static Optional<UUID> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** A new one, which sorts after all that this instance made before, whatever its clock does (RFC 9562, 6.2). */
    public static UUID next() {
        long tick = LAST.accumulateAndGet(ticks(Instant.now()), (last, now) -> Math.max(last + 1, now));
        long milliseconds = tick / TICKS_PER_MILLISECOND;
        long rest = tick % TICKS_PER_MILLISECOND;
        return new UUID(milliseconds << 16 | VERSION | rest, variantAndRandom());
    }

    private static long ticks(Instant now) {
        long ofMillisecond = now.getNano() % NANOSECONDS_PER_MILLISECOND;
        return now.toEpochMilli() * TICKS_PER_MILLISECOND
                + ofMillisecond * TICKS_PER_MILLISECOND / NANOSECONDS_PER_MILLISECOND;
    }

    /** As in Java's own, of version 4. */
    private static long variantAndRandom() {
        return UUID.randomUUID().getLeastSignificantBits();
    }
}
