package dev.missioncontrol;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * Like {@link IntegrationTest}, but the application listens on a free port, serves the production bundle of the pages
 * (so the frontend has to be built) and runs background jobs: for tests that come from outside, by HTTP or browser. The
 * port is injected by {@code @LocalServerPort}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface ServerTest {

    /** Properties of this class; a class that gives its own repeats the default if it wants jobs to run. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {"jobrunr.background-job-server.enabled=true", "server.shutdown=immediate"};
}
