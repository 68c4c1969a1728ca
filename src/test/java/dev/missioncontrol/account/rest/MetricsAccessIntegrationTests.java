package dev.missioncontrol.account.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Metrics tell much about an installation: administrators and the collector read them, and nobody else. */
@IntegrationTest
class MetricsAccessIntegrationTests {

    private static final String METRICS = "/api/metrics";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @Value("${missioncontrol.metrics.token}")
    private String collector;

    @BeforeEach
    void accounts() {
        accounts.ensure();
    }

    @Test
    void areNotOpenToAnyone() {
        assertThat(mvc.get().uri(METRICS)).hasStatus(401);
        assertThat(mvc.get().uri(METRICS).with(accounts.bearer(TestAccounts.MEMBER)))
                .hasStatus(403);
        assertThat(mvc.get().uri(METRICS).header(HttpHeaders.AUTHORIZATION, "Bearer " + collector + "x"))
                .hasStatus(401);
    }

    @Test
    void areReadByAdministrators() {
        assertThat(mvc.get().uri(METRICS).with(accounts.bearer(TestAccounts.ADMIN)))
                .hasStatusOk()
                .bodyText()
                .contains("# TYPE jvm_memory_used_bytes gauge");
    }

    @Test
    void areReadByTheCollectorWhichReadsNothingElse() {
        assertThat(mvc.get().uri(METRICS).header(HttpHeaders.AUTHORIZATION, "Bearer " + collector))
                .hasStatusOk();
        assertThat(mvc.get().uri("/api/runs").header(HttpHeaders.AUTHORIZATION, "Bearer " + collector))
                .hasStatus(403);
        assertThat(mvc.post().uri("/api/ideas").header(HttpHeaders.AUTHORIZATION, "Bearer " + collector))
                .hasStatus(403);
    }
}
