package dev.missioncontrol.shell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LiveUpdatesIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String prefix = "probe-" + UUID.randomUUID() + ":";
    private final List<String> received = new CopyOnWriteArrayList<>();
    private Registration subscription = () -> {};

    @Autowired
    private LiveUpdates updates;

    @Autowired
    private Topics topics;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void subscribe() {
        subscription = topics.subscribe(prefix, received::add);
        // The listener may still be connecting when the first test starts: wait until it hears.
        await().atMost(PATIENCE).untilAsserted(() -> {
            updates.changed(prefix + "ready");
            assertThat(received).contains(prefix + "ready");
        });
        fence("start");
        received.clear();
    }

    @AfterEach
    void unsubscribe() {
        subscription.remove();
    }

    @Test
    void announcesAChangeOnceWhenItsTransactionCommits() {
        transaction.executeWithoutResult(status -> {
            updates.changed(prefix + "a");
            updates.changed(prefix + "a");
            assertThat(received).isEmpty();
        });

        fence("end");
        assertThat(received).containsExactly(prefix + "a", prefix + "end");
    }

    @Test
    void announcesNothingOfARolledBackTransaction() {
        transaction.executeWithoutResult(status -> {
            updates.changed(prefix + "a");
            status.setRollbackOnly();
        });

        fence("end");
        assertThat(received).containsExactly(prefix + "end");
    }

    @Test
    void hearsWhatAnotherNodeCommits() throws SQLException {
        Signal<Long> revision = topics.revision(prefix + "a");
        long before = revision.peek();

        notifyFromAnotherConnection(prefix + "a");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(revision.peek()).isEqualTo(before + 1));
        assertThat(received).containsExactly(prefix + "a");
    }

    @Test
    void tellsNothingToThoseOfOtherTopics() throws SQLException {
        Signal<Long> other = topics.revision(prefix + "b");

        notifyFromAnotherConnection(prefix + "a");

        fence("end");
        assertThat(other.peek()).isZero();
    }

    @Test
    void keepsTheNewsComingWhenAListenerFails() throws SQLException {
        Registration failing = topics.subscribe(prefix, topic -> {
            throw new IllegalStateException("a listener that fails, on purpose");
        });

        notifyFromAnotherConnection(prefix + "a");

        fence("end");
        failing.remove();
        assertThat(received).containsExactly(prefix + "a", prefix + "end");
    }

    @Test
    void reconnectsAndHasEveryoneReadAgainWhenTheConnectionIsLost() throws SQLException {
        Signal<Long> revision = topics.revision(prefix + "a");
        long before = revision.peek();

        assertThat(terminateListeners()).isPositive();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(received).contains(prefix));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(revision.peek()).isGreaterThan(before));
        received.clear();
        notifyFromAnotherConnection(prefix + "b");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(received).containsExactly(prefix + "b"));
    }

    /** Notifications arrive in the order of their commits: after this one, nothing earlier is still under way. */
    private void fence(String name) {
        updates.changed(prefix + name);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(received).contains(prefix + name));
    }

    private static void notifyFromAnotherConnection(String topic) throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsApplication();
                PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, LiveUpdates.CHANNEL);
            statement.setString(2, topic);
            statement.execute();
        }
    }

    private static int terminateListeners() throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsApplication();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE application_name = '" + ChangeListener.APPLICATION_NAME + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
