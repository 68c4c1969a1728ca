package dev.missioncontrol.account;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What signing in needs to know of accounts. */
@Service
@Transactional
public class SignIns {

    private final AccountEntities entities;
    private final Accounts accounts;

    SignIns(AccountEntities entities, Accounts accounts) {
        this.entities = entities;
        this.accounts = accounts;
    }

    /** Returns what a local, enabled account's password is checked against, or empty when there is no such account. */
    @Transactional(readOnly = true)
    public Optional<LocalCredentials> local(String name) {
        return entities.findByName(AccountName.normalised(name))
                .filter(AccountEntity::enabled)
                .flatMap(account -> Optional.ofNullable(account.passwordHash())
                        .map(hash -> new LocalCredentials(account.account(), hash, account.sessionGeneration())));
    }

    /**
     * Returns the account of someone whom GitHub vouches for, made at the first sign-in.
     *
     * @param login GitHub's name for the person now
     * @param id GitHub's number for the person, which stays
     * @param admin whether configuration wants the account to be an admin; false takes nothing away
     * @throws Refusal FORBIDDEN when the account is disabled; CONFLICT when the login was someone else's
     */
    public GitHubSession gitHub(String login, long id, boolean admin) {
        AccountEntity account = entities.findByGithubId(id)
                .orElseGet(() -> accounts.createFromGitHub(login, id, admin ? Role.ADMIN : Role.MEMBER));
        if (!account.enabled()) {
            throw Refusal.forbidden("The account '" + account.name() + "' is disabled.", "Ask an administrator.");
        }
        if (admin) {
            accounts.changeRole(account, Role.ADMIN, Actor.SYSTEM);
        }
        return new GitHubSession(account.account(), account.sessionGeneration());
    }

    /** Returns whether a session of that generation may go on: the account is enabled and nothing ended it since. */
    @Transactional(readOnly = true)
    public boolean goesOn(String name, int sessionGeneration) {
        return entities.findByName(name)
                .filter(AccountEntity::enabled)
                .filter(account -> account.sessionGeneration() == sessionGeneration)
                .isPresent();
    }

    /**
     * What a password is checked against.
     *
     * @param account the account
     * @param passwordHash the encoder's text form
     * @param sessionGeneration the generation that a session begun now belongs to
     */
    public record LocalCredentials(Account account, String passwordHash, int sessionGeneration) {

        /** Leaves the hash out. */
        @Override
        public String toString() {
            return "LocalCredentials[" + account.name() + "]";
        }
    }

    /**
     * A session that GitHub vouched for.
     *
     * @param account the account
     * @param sessionGeneration the generation that a session begun now belongs to
     */
    public record GitHubSession(Account account, int sessionGeneration) {}
}
