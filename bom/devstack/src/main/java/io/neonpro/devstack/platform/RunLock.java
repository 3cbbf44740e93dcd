package io.neonpro.devstack.platform;

import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two platforms from using the same data. */
public record RunLock(FileLock lock) implements AutoCloseable {

    public static RunLock take(Path folder) {
        new Folder(folder).create();
        try {
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new RunLock(lock(channel, folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileLock lock(FileChannel channel, Path folder) throws IOException {
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException heldByThisJvm) {
            // the same refusal as when another process holds it
        }
        channel.close();
        throw new PartFailed("NeonPro already runs with the data in " + folder);
    }

    @Override
    public void close() {
        try {
            lock.channel().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
