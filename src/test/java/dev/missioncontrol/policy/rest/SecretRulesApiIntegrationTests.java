package dev.missioncontrol.policy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.policy.secret.FakeSecrets;
import dev.missioncontrol.policy.secret.SecretScanners;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class SecretRulesApiIntegrationTests {

    private static final String TOML = "[[rules]]\nid = 'acme'\nregex = '''acme_[a-z]{8}'''\nkeywords = ['acme_']\n";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private SecretScanners scanners;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void ensureAccounts() {
        accounts.ensure();
    }

    @AfterEach
    void goByOurOwnRulesAgain() {
        load("", TestAccounts.ADMIN);
    }

    @Test
    void putsRulesOfAnAdminIntoForceAndIntoTheLedger() {
        assertThat(load(TOML, TestAccounts.ADMIN)).hasStatusOk();

        assertThat(scanners.current().findings("a.txt", "acme_abcdefgh")).hasSize(1);
        assertThat(mvc.perform(get("/api/policies/secret-rules").with(accounts.bearer(TestAccounts.ADMIN))))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.toml")
                .isEqualTo(TOML);
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_entry WHERE chain = ? AND type = 'secret_rules.loaded'")
                        .param(Ledger.SYSTEM_CHAIN.value())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void namesTheRuleThatIsWrongAndChangesNothing() {
        load(TOML, TestAccounts.ADMIN);

        assertThat(load("[[rules]]\nid = 'bad'\nregex = '''('''\n", TestAccounts.ADMIN))
                .hasStatus(400)
                .bodyText()
                .contains("Rule 'bad'", "missing closing )");
        assertThat(scanners.current().findings("a.txt", "acme_abcdefgh")).hasSize(1);
    }

    @Test
    void refusesRulesThatHoldASecret() {
        String key = new FakeSecrets(3).awsKey();

        assertThat(load("title = '" + key + "'\n", TestAccounts.ADMIN))
                .hasStatus(400)
                .bodyText()
                .contains("Line 1 holds a secret (aws-access-key-id).")
                .doesNotContain(key);
        assertThat(load("title = '" + key + "'\n[allowlist]\nregexes = ['" + key + "']\n", TestAccounts.ADMIN))
                .as("what the file itself calls no secret")
                .hasStatusOk();
    }

    @Test
    void isForAdminsOnly() {
        assertThat(load(TOML, TestAccounts.MEMBER)).hasStatus(403);
        assertThat(mvc.perform(get("/api/policies/secret-rules").with(accounts.bearer(TestAccounts.MEMBER))))
                .hasStatus(403);
    }

    private MvcTestResult load(String toml, Account by) {
        return mvc.perform(put("/api/policies/secret-rules")
                .with(accounts.bearer(by))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(Map.of("toml", toml))));
    }
}
