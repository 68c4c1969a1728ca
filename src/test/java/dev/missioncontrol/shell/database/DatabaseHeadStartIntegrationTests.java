package dev.missioncontrol.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.shell.Home;
import dev.missioncontrol.shell.StartupRefusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class DatabaseHeadStartIntegrationTests {

    @TempDir
    private Path home;

    @Test
    void handsTheStartedDatabaseToTheApplicationWhichStopsIt() throws Exception {
        try (ConfigurableApplicationContext context = run(DatabaseOnly.class)) {
            assertThat(context.getBean(EmbeddedDatabase.class).application().url())
                    .contains("/missioncontrol");
            assertThat(context.getBean(DatabaseHeadStart.class).take()).isNull();
        }
        assertHomeIsFree();
    }

    @Test
    void stopsTheDatabaseOfAnApplicationThatFailsToStart() throws Exception {
        assertThatThrownBy(() -> run(Failing.class)).rootCause().hasMessage("fails on purpose");

        assertHomeIsFree();
    }

    @Test
    void startsNoDatabaseBesideAnExternalOne() throws Exception {
        try (ConfigurableApplicationContext context =
                run(Empty.class, "--spring.datasource.url=jdbc:postgresql://db/x")) {
            assertThat(context.getBean(DatabaseHeadStart.class).take()).isNull();
            assertThat(home.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void reportsWhyTheDatabaseDoesNotStart() throws Exception {
        try (InstanceLock lock = InstanceLock.take(home)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> run(DatabaseOnly.class))
                    .rootCause()
                    .isInstanceOf(StartupRefusal.class)
                    .hasMessageContaining("Another Mission Control");
        }
    }

    private void assertHomeIsFree() throws Exception {
        InstanceLock.take(home).close();
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private ConfigurableApplicationContext run(Class<?> configuration, String... arguments) {
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addListeners(new DatabaseHeadStart());
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[0] = "--missioncontrol.home=" + home;
        return application.run(all);
    }

    @Configuration(proxyBeanMethods = false)
    static class Empty {}

    @Configuration(proxyBeanMethods = false)
    @Import({Home.class, EmbeddedDatabaseConfiguration.class})
    static class DatabaseOnly {}

    @Configuration(proxyBeanMethods = false)
    static class Failing {

        @Bean
        String failing() {
            throw new IllegalStateException("fails on purpose");
        }
    }
}
