package dev.missioncontrol.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What may be done to accounts, by whom, and what is recorded of it. */
@IntegrationTest
class AccountsIntegrationTests {

    private static final Account ADMIN = TestAccounts.ADMIN;
    private static final Account MEMBER = TestAccounts.MEMBER;
    private static final String PASSWORD = TestAccounts.PASSWORD;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private SignIns signIns;

    @Autowired
    private TestAccounts testAccounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private final String name = "t" + UUID.randomUUID();

    @BeforeEach
    void makeAccounts() {
        testAccounts.ensure();
    }

    @Test
    void adminMakesAnAccountThatIsFoundInAnySpelling() {
        accounts.create(" " + name.toUpperCase(Locale.ROOT), PASSWORD, Role.MEMBER, ADMIN);

        assertThat(accounts.find(name.toUpperCase(Locale.ROOT)))
                .get()
                .satisfies(account -> assertThat(account.name()).isEqualTo(name))
                .satisfies(account -> assertThat(account.roles()).containsExactly(Role.MEMBER));
    }

    @Test
    void adminIsAMemberToo() {
        accounts.create(name, PASSWORD, Role.ADMIN, ADMIN);

        assertThat(accounts.find(name).orElseThrow().roles()).containsExactlyInAnyOrder(Role.ADMIN, Role.MEMBER);
    }

    @Test
    void memberManagesNoAccounts() {
        assertRefused(Refusal.Kind.FORBIDDEN, () -> accounts.create(name, PASSWORD, Role.MEMBER, MEMBER));
        assertRefused(Refusal.Kind.FORBIDDEN, () -> accounts.list(MEMBER));
        assertRefused(Refusal.Kind.FORBIDDEN, () -> accounts.disable(ADMIN.name(), MEMBER));
        assertRefused(Refusal.Kind.FORBIDDEN, () -> accounts.enable(ADMIN.name(), MEMBER));
        assertRefused(Refusal.Kind.FORBIDDEN, () -> accounts.changeRole(MEMBER.name(), Role.ADMIN, MEMBER));
    }

    @Test
    void nameThatIsTakenIsRefused() {
        accounts.create(name, PASSWORD, Role.MEMBER, ADMIN);

        assertRefused(Refusal.Kind.CONFLICT, () -> accounts.create(name, PASSWORD, Role.MEMBER, ADMIN));
    }

    @Test
    void nameOfAnotherFormIsRefused() {
        for (String bad : List.of("", "-begins", "two words", "octocat@github", "a/b", "x".repeat(65))) {
            assertThatThrownBy(() -> accounts.create(bad, PASSWORD, Role.MEMBER, ADMIN))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("name"));
        }
    }

    @Test
    void passwordThatIsTooShortOrTooLongIsRefused() {
        for (String bad : List.of("", "elevenchars", "x".repeat(73), "ä".repeat(37))) {
            assertThatThrownBy(() -> accounts.create(name, bad, Role.MEMBER, ADMIN))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("password"));
        }
        assertThat(accounts.find(name)).isEmpty();
    }

    @Test
    void passwordIsKeptAsAHashThatNamesItsAlgorithm() {
        accounts.create(name, PASSWORD, Role.MEMBER, ADMIN);

        assertThat(signIns.local(name).orElseThrow().passwordHash())
                .startsWith("{bcrypt}")
                .doesNotContain(PASSWORD);
    }

    @Test
    void ownPasswordChangesWithTheCurrentOne() {
        accounts.create(name, PASSWORD, Role.MEMBER, ADMIN);
        Account account = accounts.find(name).orElseThrow();
        String before = signIns.local(name).orElseThrow().passwordHash();

        assertThatThrownBy(() -> accounts.changePassword("not the password", "another good password", account))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("currentPassword"));
        assertThat(signIns.local(name).orElseThrow().passwordHash()).isEqualTo(before);

        accounts.changePassword(PASSWORD, "another good password", account);
        assertThat(signIns.local(name).orElseThrow().passwordHash()).isNotEqualTo(before);
    }

    @Test
    void lastAdminStaysOne() {
        accounts.create(name, PASSWORD, Role.ADMIN, ADMIN);

        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("UPDATE account SET enabled = false WHERE role = 'ADMIN' AND name <> :name")
                    .param("name", name)
                    .update();
            assertRefused(Refusal.Kind.CONFLICT, () -> accounts.disable(name, ADMIN));
            assertRefused(Refusal.Kind.CONFLICT, () -> accounts.changeRole(name, Role.MEMBER, ADMIN));
        });
        accounts.changeRole(name, Role.MEMBER, ADMIN);
        assertThat(accounts.profile(name).role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void disabledAccountIsNotFoundUntilItIsEnabledAgain() {
        accounts.create(name, PASSWORD, Role.MEMBER, ADMIN);

        accounts.disable(name, ADMIN);
        assertThat(accounts.find(name)).isEmpty();
        assertThat(signIns.local(name)).isEmpty();

        accounts.enable(name, ADMIN);
        assertThat(accounts.find(name)).isPresent();
    }

    @Test
    void everyChangeIsInTheLedgerAndNoSecretIs() {
        accounts.create(name, PASSWORD, Role.MEMBER, ADMIN);
        Account account = accounts.find(name).orElseThrow();
        IssuedToken issued = tokens.create("ci", 3, account);
        tokens.revoke(issued.token().id(), account);
        accounts.changePassword(PASSWORD, "another good password", account);
        accounts.changeRole(name, Role.ADMIN, ADMIN);
        accounts.disable(name, ADMIN);
        accounts.enable(name, ADMIN);

        assertThat(jdbc.sql("""
                        SELECT e.type FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest
                         WHERE e.chain = :chain AND p.content LIKE :name ORDER BY e.entry_index
                        """)
                        .param("chain", Ledger.SYSTEM_CHAIN.value())
                        .param("name", "%" + name + "%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "account.created",
                        "account.token_created",
                        "account.token_revoked",
                        "account.password_changed",
                        "account.role_changed",
                        "account.disabled",
                        "account.enabled");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM ledger_payload WHERE content LIKE :a OR content LIKE :b OR content LIKE :c")
                        .param("a", "%" + issued.secret() + "%")
                        .param("b", "%" + PASSWORD + "%")
                        .param("c", "%another good password%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tokenNeedsANameAndALifetimeWithinReason() {
        assertThatThrownBy(() -> tokens.create(" ", null, MEMBER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("name"));
        for (int days : new int[] {0, -1, ApiTokens.MAX_DAYS + 1}) {
            assertThatThrownBy(() -> tokens.create("ci", days, MEMBER))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("expiresInDays"));
        }
    }

    @Test
    void useOfATokenIsNotedOnceAMinute() {
        IssuedToken issued = tokens.create("used " + name, null, MEMBER);
        assertThat(find(issued).lastUsedAt()).isNull();

        tokens.authenticate(issued.secret());
        var first = find(issued).lastUsedAt();
        tokens.authenticate(issued.secret());

        assertThat(first).isNotNull();
        assertThat(find(issued).lastUsedAt()).isEqualTo(first);
    }

    private ApiToken find(IssuedToken issued) {
        return tokens.list(MEMBER).stream()
                .filter(token -> token.id().equals(issued.token().id()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(Refusal.Kind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
