package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.ScanLimit;
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

    /** How much of a change is looked into. */
    @Bean
    ScanLimit scanLimit(PatchSettings settings) {
        return new ScanLimit(settings.maxScannedSize().toBytes());
    }
}
