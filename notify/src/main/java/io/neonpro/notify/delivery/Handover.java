package io.neonpro.notify.delivery;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The last part of a mail, which is not asked for before the mail server wants the mail itself, and without which it does not
 * hear that this is all (RFC 5321, 4.1.1.4). So as long as nobody has asked it cannot have taken the mail, nor will it once
 * this is withdrawn, whatever still goes on.
 */
final class Handover implements ReadStream<Buffer> {

    private final Buffer content;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private Handler<Buffer> handler = buffer -> {};
    private Handler<Void> endHandler = end -> {};
    private Handler<Throwable> exceptionHandler = failure -> {};

    Handover(Buffer content) {
        this.content = content;
    }

    /** Nobody gets it from now on. False when somebody has asked for it already. */
    boolean withdraw() {
        return stage.compareAndSet(Stage.WAITING, Stage.WITHDRAWN);
    }

    int size() {
        return content.length();
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        this.handler = handler == null ? buffer -> {} : handler;
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> endHandler) {
        this.endHandler = endHandler == null ? end -> {} : endHandler;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> exceptionHandler) {
        this.exceptionHandler = exceptionHandler == null ? failure -> {} : exceptionHandler;
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return fetch(Long.MAX_VALUE);
    }

    /** All at once: it is short. */
    @Override
    public ReadStream<Buffer> fetch(long amount) {
        if (stage.compareAndSet(Stage.WAITING, Stage.BEGUN)) {
            handler.handle(content);
            endHandler.handle(null);
        } else if (stage.get() == Stage.WITHDRAWN) {
            exceptionHandler.handle(new IllegalStateException("The mail was given up"));
        }
        return this;
    }

    private enum Stage {
        WAITING,
        BEGUN,
        WITHDRAWN
    }
}
