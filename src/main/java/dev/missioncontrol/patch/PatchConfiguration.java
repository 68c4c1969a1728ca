package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.PatchLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CommitSettings.class, PatchSettings.class})
class PatchConfiguration {

    /** How large a change may be. */
    @Bean
    PatchLimits patchLimits(PatchSettings settings) {
        return settings.limits();
    }
}
