package dev.missioncontrol.agent.codemod;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the engine available to the agent that uses it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CodemodProperties.class)
class CodemodConfiguration {

    @Bean
    RecipeCatalogue recipeCatalogue() {
        return RecipeCatalogue.standard();
    }

    @Bean
    CodemodWorker codemodWorker(
            RecipeCatalogue catalogue, CodemodProperties properties, @Value("${missioncontrol.home:data}") Path home) {
        return new CodemodWorker(catalogue, properties.settings(home.toAbsolutePath()));
    }
}
