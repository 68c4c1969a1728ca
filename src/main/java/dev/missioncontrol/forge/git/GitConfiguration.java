package dev.missioncontrol.forge.git;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(ForgeSettings.class)
class GitConfiguration {

    GitConfiguration() {
        HostGitConfiguration.shutOut();
    }
}
