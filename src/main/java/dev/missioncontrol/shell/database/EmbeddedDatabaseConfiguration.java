package dev.missioncontrol.shell.database;

import dev.missioncontrol.shell.Home;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supplies the embedded database, unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class EmbeddedDatabaseConfiguration {

    @Bean
    EmbeddedDatabase embeddedDatabase(Home home, ObjectProvider<DatabaseHeadStart> headStart)
            throws IOException, SQLException {
        DatabaseHeadStart ahead = headStart.getIfAvailable();
        EmbeddedDatabase started = ahead == null ? null : ahead.take();
        return started == null ? EmbeddedDatabase.start(home.path()) : started;
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
        return new ApplicationConnection(database.application());
    }

    @Bean
    FlywayConnectionDetails migrationConnection(EmbeddedDatabase database) {
        return new MigrationConnection(database.owner());
    }

    private record ApplicationConnection(DatabaseAccess access) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return access.url();
        }

        @Override
        public String getUsername() {
            return access.role();
        }

        @Override
        public String getPassword() {
            return access.password();
        }
    }

    private record MigrationConnection(DatabaseAccess access) implements FlywayConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return access.url();
        }

        @Override
        public String getUsername() {
            return access.role();
        }

        @Override
        public String getPassword() {
            return access.password();
        }
    }
}
