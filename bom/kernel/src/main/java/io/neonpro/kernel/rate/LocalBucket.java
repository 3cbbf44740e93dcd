package io.neonpro.kernel.rate;

/** A bucket for what begins and ends in this instance, as a connection does. */
public final class LocalBucket {

    private final Rate rate;
    private Bucket bucket = Bucket.full(System.nanoTime());

    public LocalBucket(Rate rate) {
        this.rate = rate;
    }

    /** Whether there was one left; it is taken. */
    public synchronized boolean take() {
        bucket = bucket.take(rate, System.nanoTime());
        return bucket.isGranted();
    }
}
