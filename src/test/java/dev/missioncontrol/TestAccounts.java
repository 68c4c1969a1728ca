package dev.missioncontrol;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.ApiTokens;
import dev.missioncontrol.account.Role;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Two accounts for tests, made when first asked for, and what calls the REST API in their name. */
@Component
public class TestAccounts {

    /** An account that may do everything. */
    public static final Account ADMIN = new Account("test-admin", Set.of(Role.ADMIN, Role.MEMBER));

    /** An account that may not manage others. */
    public static final Account MEMBER = new Account("test-member", Set.of(Role.MEMBER));

    /** The password of both. */
    public static final String PASSWORD = "only-used-in-tests";

    private final Accounts accounts;
    private final ApiTokens tokens;

    TestAccounts(Accounts accounts, ApiTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Makes both accounts, unless they are there. */
    public void ensure() {
        ensure(ADMIN, Role.ADMIN);
        ensure(MEMBER, Role.MEMBER);
    }

    private synchronized void ensure(Account account, Role role) {
        if (accounts.find(account.name()).isEmpty()) {
            accounts.create(account.name(), PASSWORD, role, ADMIN);
        }
    }

    /** Returns a fresh token of one of the accounts. */
    public String token(Account account) {
        ensure();
        return tokens.create("test", 1, account).secret();
    }

    /** Sends a request with a fresh token of one of the accounts: {@code get("/api/…").with(accounts.bearer(MEMBER))}. */
    public RequestPostProcessor bearer(Account account) {
        String token = token(account);
        return request -> {
            request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
            return request;
        };
    }
}
