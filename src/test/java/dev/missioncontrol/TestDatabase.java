package dev.missioncontrol;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one PostgreSQL of a test run, with the two roles a careful installation has. It is embedded, or runs in a
 * container with {@code -Dtest.database=containers}, and is gone with the JVM.
 */
public final class TestDatabase {

    private static final String OWNER = "test_owner";
    private static final String APPLICATION = "test_app";
    private static final String PASSWORD = "test";

    private static final AtomicBoolean USED_BY_AN_APPLICATION = new AtomicBoolean();

    private final String host;
    private final String superuser;
    private final String superuserPassword;

    private TestDatabase(String host, String superuser, String superuserPassword) throws SQLException {
        this.host = host;
        this.superuser = superuser;
        this.superuserPassword = superuserPassword;
        try (Connection connection = DriverManager.getConnection(url("postgres"), superuser, superuserPassword);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE ROLE " + APPLICATION + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE missioncontrol OWNER " + OWNER);
        }
    }

    /** Returns the database of this JVM, started by the first caller. */
    public static TestDatabase get() {
        return Holder.DATABASE;
    }

    /** Returns the JDBC URL of the application's database. */
    public String url() {
        return url("missioncontrol");
    }

    /** Opens a connection as the role the application uses; the caller closes it. */
    public Connection connectAsApplication() throws SQLException {
        return DriverManager.getConnection(url(), APPLICATION, PASSWORD);
    }

    /** Opens a connection as the owner of the tables, which migrations use; the caller closes it. */
    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, PASSWORD);
    }

    /** Opens a connection to any database here as the one who may do everything; the caller closes it. */
    public Connection connectAsSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), superuser, superuserPassword);
    }

    /** Makes a database of its own with the application's tables, empty. */
    public void create(String database) throws SQLException {
        administer("CREATE DATABASE " + database + " OWNER " + OWNER);
        Flyway.configure()
                .dataSource(url(database), OWNER, PASSWORD)
                .placeholders(Map.of("applicationRole", APPLICATION))
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** Copies a database that nobody is connected to. */
    public void copy(String from, String to) throws SQLException {
        administer("CREATE DATABASE " + to + " TEMPLATE " + from);
    }

    /** Drops a database, whoever is connected to it. */
    public void drop(String database) throws SQLException {
        administer("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    /** Returns where the application's role opens connections to a database, a new one each time. */
    public DataSource application(String database) {
        return new DriverManagerDataSource(url(database), APPLICATION, PASSWORD);
    }

    private void administer(String statement) throws SQLException {
        try (Connection connection = connectAsSuperuser("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://" + host + "/" + database;
    }

    private static TestDatabase start() {
        try {
            return "containers".equals(System.getProperty("test.database")) ? inContainer() : embedded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestDatabase embedded() throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .setRegisterShutdownHook(false)
                .start();
        stopAfterTheApplications(postgres);
        return new TestDatabase("127.0.0.1:" + postgres.getPort(), "postgres", "");
    }

    /** Hooks of the JVM run side by side; applications that lose their database while they stop take minutes over it. */
    private static void stopAfterTheApplications(EmbeddedPostgres postgres) {
        Runnable stop = () -> {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        SpringApplication.getShutdownHandlers().add(stop);
        // Spring Boot runs its handlers only where an application was started.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!USED_BY_AN_APPLICATION.get()) {
                stop.run();
            }
        }));
    }

    @SuppressWarnings("resource") // Stopped by Testcontainers when the JVM ends.
    private static TestDatabase inContainer() throws SQLException {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
        container.start();
        return new TestDatabase(
                container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }

    private static final class Holder {
        static final TestDatabase DATABASE = start();
    }

    /** Points an application at this database, and at a home of its own in a temporary directory. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            USED_BY_AN_APPLICATION.set(true);
            TestPropertyValues.of(
                            "spring.datasource.url=" + get().url(),
                            "spring.datasource.username=" + APPLICATION,
                            "spring.datasource.password=" + PASSWORD,
                            "spring.flyway.user=" + OWNER,
                            "spring.flyway.password=" + PASSWORD,
                            "missioncontrol.home=" + temporaryHome())
                    .applyTo(context);
            TestClock clock = new TestClock();
            context.getBeanFactory().registerSingleton("clock", clock);
        }

        private static Path temporaryHome() {
            try {
                Path home = Files.createTempDirectory("missioncontrol-test-");
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(home.toFile())));
                return home;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
