package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ConfiguredSecretsTests {

    private static final String PASSWORD = String.join("-", "s4mple", "database", "pw");
    private static final String TOKEN = String.join("-", "a", "sample", "token", "of", "letters");

    @Test
    void knowsThePasswordsAndTokensOfTheServer() {
        var environment = new MockEnvironment()
                .withProperty("spring.datasource.password", PASSWORD)
                .withProperty("missioncontrol.metrics.token", TOKEN);

        assertThat(new ConfiguredSecrets(environment).byName())
                .containsEntry("SPRING_DATASOURCE_PASSWORD", PASSWORD)
                .containsEntry("MISSIONCONTROL_METRICS_TOKEN", TOKEN)
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
