package dev.missioncontrol;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test with the whole application and a real PostgreSQL, without a server socket ({@code MockMvc} is there). All such
 * tests share one started application and one database, which is empty when the JVM starts and is not emptied between
 * tests: use names and ids of your own. Background jobs do not run, unless a class asks for them:
 * {@code @IntegrationTest(properties = "jobrunr.background-job-server.enabled=true")}, at the price of an application
 * of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface IntegrationTest {

    /** Properties of this class alone; each combination starts another application. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
