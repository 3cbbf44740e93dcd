package io.neonpro.devstack.mail;

import java.io.IOException;

/**
 * GreenMail's threads, of which there is one for each connection. It dies of a client that goes away without a word, as one
 * does that is killed: no failure of whoever waits for something else meanwhile, as Awaitility would have it.
 */
final class Connections extends ThreadGroup {

    Connections() {
        super("smtp");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (!(failure.getCause() instanceof IOException)) {
            super.uncaughtException(thread, failure);
        }
    }
}
