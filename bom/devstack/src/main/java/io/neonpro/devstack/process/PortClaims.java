package io.neonpro.devstack.process;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/**
 * Which ports somebody on this machine was given and may not listen on yet: each is a lock on its byte of a file, and is
 * given up when its process ends.
 */
final class PortClaims {

    private static final FileChannel FILE = open();

    private PortClaims() {}

    /** Whether nobody else has it. */
    static boolean claim(int port) {
        try {
            return FILE.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileChannel open() {
        try {
            return FileChannel.open(UserCache.folder().resolve("ports.lock"), CREATE, WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
