package dev.missioncontrol.shell.database;

import dev.missioncontrol.shell.StartupRefusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second server away from the same data directory. It is taken before anything else is touched there: the
 * second one would otherwise take the first one's database for an orphan and stop it. The operating system drops it
 * with the process, however that ends.
 */
final class InstanceLock implements AutoCloseable {

    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a data directory.
     *
     * @throws StartupRefusal when another server holds it
     */
    static InstanceLock take(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("app.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new InstanceLock(channel);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Refused below, like one that is held by another process.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new StartupRefusal(
                "Another Mission Control is running with the data directory " + home + ".",
                "Stop it, or give this one a directory of its own by missioncontrol.home (MISSIONCONTROL_HOME).",
                null);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
