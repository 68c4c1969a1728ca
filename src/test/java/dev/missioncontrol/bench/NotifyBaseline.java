package dev.missioncontrol.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The floor under all that waits for a commit: PostgreSQL's NOTIFY from one connection to another, and nothing else. */
final class NotifyBaseline {

    private static final int PATIENCE_MILLIS = 10_000;

    private NotifyBaseline() {}

    /** Measures from before a committing NOTIFY until a listening connection has it. */
    static Samples measure(Path home, int rounds) throws IOException, SQLException, InterruptedException {
        var samples = new Samples();
        try (Connection sender = ServerDatabase.connect(home);
                Connection listener = ServerDatabase.connect(home);
                Statement send = sender.createStatement();
                Statement listen = listener.createStatement()) {
            listen.execute("LISTEN benchmark");
            var heard = listener.unwrap(PGConnection.class);
            for (int round = 0; round < rounds; round++) {
                samples.add(once(send, heard));
            }
        }
        return samples;
    }

    private static double once(Statement send, PGConnection listener) throws SQLException, InterruptedException {
        var listening = new CountDownLatch(1);
        var heardAt = new AtomicLong();
        Thread waiting = Thread.ofPlatform().start(() -> {
            listening.countDown();
            try {
                PGNotification[] heard = listener.getNotifications(PATIENCE_MILLIS);
                heardAt.set(heard == null || heard.length == 0 ? 0 : System.nanoTime());
            } catch (SQLException e) {
                heardAt.set(0);
            }
        });
        listening.await();
        long begin = System.nanoTime();
        send.execute("NOTIFY benchmark");
        waiting.join();
        if (heardAt.get() == 0) {
            throw new SQLException("the notification was not heard");
        }
        return (heardAt.get() - begin) / 1e6;
    }
}
