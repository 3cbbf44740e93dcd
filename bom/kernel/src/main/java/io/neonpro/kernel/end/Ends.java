package io.neonpro.kernel.end;

import java.util.concurrent.CompletableFuture;

/** What goes on beside requests, and comes to its end before the service does. */
public interface Ends {

    Stage stage();

    /** Begins nothing any more; completes when what was under way is over. */
    CompletableFuture<Void> end();
}
