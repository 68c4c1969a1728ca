package dev.missioncontrol.shell.database;

import dev.missioncontrol.shell.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded database while Spring still reads its configuration: for that long, neither needs the other. Add
 * it to the application's listeners; without it the database starts when it is first needed.
 */
public final class DatabaseHeadStart implements ApplicationListener<SpringApplicationEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHeadStart.class);

    private final AtomicReference<@Nullable FutureTask<EmbeddedDatabase>> start = new AtomicReference<>();

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        switch (event) {
            case ApplicationEnvironmentPreparedEvent prepared -> begin(prepared.getEnvironment());
            case ApplicationPreparedEvent prepared ->
                prepared.getApplicationContext().getBeanFactory().registerSingleton("databaseHeadStart", this);
            case ApplicationReadyEvent _, ApplicationFailedEvent _ -> closeUnlessTaken();
            default -> {}
        }
    }

    private void begin(Environment environment) {
        if (!environment.getProperty("spring.datasource.url", "").isEmpty()) {
            return;
        }
        Path home = Path.of(environment.getRequiredProperty("missioncontrol.home"));
        var task = new FutureTask<>(() -> EmbeddedDatabase.start(new Home(home).path()));
        start.set(task);
        Thread.ofPlatform().name("database-start").daemon().start(task);
    }

    /**
     * Returns the database that was started, once it has, or null when none was. From here on it is the caller's.
     *
     * @throws dev.missioncontrol.shell.StartupRefusal as {@link EmbeddedDatabase#start}
     */
    @Nullable
    EmbeddedDatabase take() throws IOException, SQLException {
        FutureTask<EmbeddedDatabase> task = start.getAndSet(null);
        return task == null ? null : result(task);
    }

    private void closeUnlessTaken() {
        try (EmbeddedDatabase unused = take()) {
            LOG.debug("A database that was started but is not used: {}", unused);
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.debug("The database was not needed, and did not start or stop either", e);
        }
    }

    private static EmbeddedDatabase result(FutureTask<EmbeddedDatabase> task) throws IOException, SQLException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case SQLException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database started", e);
        }
    }
}
