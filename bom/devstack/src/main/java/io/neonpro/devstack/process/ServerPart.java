package io.neonpro.devstack.process;

import java.time.Duration;
import java.util.Optional;

/** A part that is a child process: started by a command, ready when it answers. */
public abstract class ServerPart implements Part, Freezable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private volatile Child child;
    private boolean isFrozen;

    protected ServerPart(String name) {
        this.name = name;
    }

    /** Readies files and checks ports; called before every start. */
    protected abstract void prepare();

    protected abstract Command command();

    /** Whether it serves, asked again and again while it starts. */
    protected abstract boolean answers();

    /** How long it may take to answer. */
    protected Duration answerLimit() {
        return ANSWER_LIMIT;
    }

    /** How long it may take to end before it is killed. */
    protected Duration stopLimit() {
        return STOP_LIMIT;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        prepare();
        child = Child.start(command());
        awaitAnswer(answerLimit());
    }

    @Override
    public synchronized void stop() {
        thaw();
        if (isRunning()) {
            child.stop(stopLimit());
        }
    }

    /** Ends it as a crash would. */
    public synchronized void kill() {
        if (isRunning()) {
            child.kill();
        }
    }

    @Override
    public synchronized void freeze() {
        if (isRunning() && !isFrozen) {
            child.freeze();
            isFrozen = true;
        }
    }

    @Override
    public synchronized void thaw() {
        if (isRunning() && isFrozen) {
            child.thaw();
        }
        isFrozen = false;
    }

    @Override
    public boolean isRunning() {
        return child != null && child.isAlive();
    }

    /** Whether it has ended in the time that it has for it, when it was stopped. */
    public boolean hasEndedByItself() {
        return child != null && !child.isAlive() && !child.isKilled();
    }

    @Override
    public boolean hasDied() {
        return child != null && child.hasDied();
    }

    @Override
    public String logTail() {
        return child == null ? "" : child.logTail();
    }

    /** The process id while it runs. */
    public Optional<Long> pid() {
        return isRunning() ? Optional.of(child.pid()) : Optional.empty();
    }

    private void awaitAnswer(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers()) {
            if (!child.isAlive()) {
                throw new PartFailed(
                        "%s ended with code %d while starting:%n%s".formatted(name, child.exitCode(), child.logTail()));
            }
            if (System.nanoTime() > deadline) {
                child.kill();
                throw new PartFailed(
                        "%s did not answer within %d s:%n%s".formatted(name, limit.toSeconds(), child.logTail()));
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            child.kill();
            throw new PartFailed("interrupted while starting " + name, interrupted);
        }
    }
}
