package dev.missioncontrol.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.shell.StartupRefusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How someone can sign in at all: the application that these tests share started on an empty database. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorIntegrationTests {

    private static final Pattern PRINTED = Pattern.compile("Password {5}(\\S+)");

    @Autowired
    private AccountEntities entities;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private SignIns signIns;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void firstStartMadeAnEnabledAdmin() {
        AccountProfile admin = accounts.profile("admin");

        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(admin.enabled()).isTrue();
        assertThat(admin.origin()).isEqualTo(Origin.LOCAL);
    }

    @Test
    void laterStartPrintsNothingAndChangesNothing(CapturedOutput output) {
        String before = hash();

        start("", false);

        assertThat(output).doesNotContain("Password");
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void presetPasswordIsNotLookedAtAgain() {
        String before = hash();

        start("changed in the environment", false);

        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void resetPrintsANewPasswordOnceThatIsKeptNowhereInClear(CapturedOutput output) {
        start("", true);

        Matcher printed = PRINTED.matcher(output);
        assertThat(printed.find()).isTrue();
        String password = printed.group(1);
        assertThat(printed.find()).isFalse();
        assertThat(password).hasSizeGreaterThanOrEqualTo(25);
        assertThat(passwords.matches(password, hash())).isTrue();
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_payload WHERE content LIKE :password")
                        .param("password", "%" + password + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void resetTakesThePresetPasswordWithoutPrintingIt(CapturedOutput output) {
        start("preset for this start", true);

        assertThat(passwords.matches("preset for this start", hash())).isTrue();
        assertThat(output).doesNotContain("preset for this start");
    }

    @Test
    void presetPasswordThatIsTooShortStopsTheStartWithAReason() {
        String before = hash();

        assertThatThrownBy(() -> start("short", true))
                .isInstanceOfSatisfying(
                        StartupRefusal.class,
                        refusal -> assertThat(refusal.remedy())
                                .contains("12 characters")
                                .contains("MISSIONCONTROL_ADMIN_PASSWORD"));
        assertThat(hash()).isEqualTo(before);
    }

    private void start(String preset, boolean reset) {
        new FirstAdministrator(entities, accounts, passwords, transactions, new AdministratorSettings(preset, reset))
                .afterSingletonsInstantiated();
    }

    private String hash() {
        return signIns.local("admin").orElseThrow().passwordHash();
    }
}
