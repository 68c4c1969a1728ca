package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ConfiguredSecretsTests {

    @Test
    void knowsThePasswordsAndTokensOfTheServer() {
        var environment = new MockEnvironment()
                .withProperty("spring.datasource.password", "s4mple-database-pw")
                .withProperty("missioncontrol.metrics.token", "a-sample-token-of-letters");

        assertThat(new ConfiguredSecrets(environment).byName())
                .containsEntry("SPRING_DATASOURCE_PASSWORD", "s4mple-database-pw")
                .containsEntry("MISSIONCONTROL_METRICS_TOKEN", "a-sample-token-of-letters")
                .hasSize(2);
    }

    @Test
    void leavesOutWhatWouldHideOrdinaryWords() {
        for (String word : new String[] {"", "postgres", "mission-control", "missioncontrol", "a1b2c3"}) {
            var environment = new MockEnvironment().withProperty("spring.datasource.password", word);

            assertThat(new ConfiguredSecrets(environment).byName()).isEmpty();
        }
    }
}
