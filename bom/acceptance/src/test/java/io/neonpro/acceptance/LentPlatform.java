package io.neonpro.acceptance;

import io.neonpro.devstack.platform.Platform;
import java.util.function.Consumer;

/**
 * A platform, until it is given back.
 *
 * @param giveBack to whom
 */
record LentPlatform(Platform platform, Consumer<Platform> giveBack) implements AutoCloseable {

    @Override
    public void close() {
        giveBack.accept(platform);
    }
}
