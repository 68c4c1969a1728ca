package dev.missioncontrol.shell;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Supplies the clock. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /** UTC in whole microseconds, which is what PostgreSQL keeps: a time read back equals the time written. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
