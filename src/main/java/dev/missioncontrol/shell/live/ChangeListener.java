package dev.missioncontrol.shell.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what {@link LiveUpdates} announces. It holds one connection of its own, outside the pool, and opens another
 * when that is lost; since changes may have been missed meanwhile, everyone is then told to read again.
 */
@Component
class ChangeListener implements SmartLifecycle {

    /** As PostgreSQL shows it in {@code pg_stat_activity.application_name}. */
    static final String APPLICATION_NAME = "missioncontrol-live";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);
    private static final int IDLE_CHECK_MILLIS = 10_000;
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long LAST_RETRY_MILLIS = 5_000;

    private final JdbcConnectionDetails database;
    private final Topics topics;
    private @Nullable Session session;

    ChangeListener(JdbcConnectionDetails database, Topics topics) {
        this.database = database;
        this.topics = topics;
    }

    @Override
    public synchronized void start() {
        if (session == null) {
            Session started = new Session();
            session = started;
            started.thread = Thread.ofVirtual().name("live-listener").start(started::run);
        }
    }

    @Override
    public synchronized void stop() {
        Session stopping = session;
        session = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return session != null;
    }

    /** Before the web server and the jobs, which start later, and until they have stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** One life between start and stop. */
    private final class Session {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private volatile @Nullable Connection connection;
        private volatile @Nullable Thread thread;

        void run() {
            long pause = 0;
            while (!stopsWithin(pause)) {
                try (Connection opened = connect()) {
                    connection = opened;
                    pause = 0;
                    receive(opened);
                } catch (SQLException e) {
                    if (!stopsWithin(0)) {
                        LOG.warn("Live updates lost their database connection, trying again: {}", e.getMessage());
                        pause = Math.clamp(2 * pause, FIRST_RETRY_MILLIS, LAST_RETRY_MILLIS);
                    }
                }
            }
        }

        private void receive(Connection opened) throws SQLException {
            try (Statement statement = opened.createStatement()) {
                statement.execute("LISTEN " + LiveUpdates.CHANNEL);
                topics.resync();
                PGConnection notifications = opened.unwrap(PGConnection.class);
                while (!stopsWithin(0)) {
                    PGNotification[] received = notifications.getNotifications(IDLE_CHECK_MILLIS);
                    if (received == null || received.length == 0) {
                        // A connection can be dead without our having been told: asking something shows it.
                        statement.execute("SELECT 1");
                    } else {
                        for (PGNotification each : received) {
                            topics.publish(each.getParameter());
                        }
                    }
                }
            }
        }

        void stop() {
            stopped.countDown();
            Connection open = connection;
            try {
                if (open != null) {
                    // close() would wait for the running getNotifications().
                    open.abort(Runnable::run);
                }
                Thread running = thread;
                if (running != null) {
                    running.join(TimeUnit.SECONDS.toMillis(2));
                }
            } catch (SQLException e) {
                LOG.debug("The listening connection was closed already", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean stopsWithin(long millis) {
            try {
                return stopped.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", database.getUsername());
        put(properties, "password", database.getPassword());
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }
}
