package dev.missioncontrol.account;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts. Every change is recorded in the ledger in its own transaction, and none can leave the server without an
 * enabled admin.
 */
@Service
@Transactional
public class Accounts {

    private static final String MANAGE = "manage accounts";

    private final AccountEntities entities;
    private final Passwords passwords;
    private final AccountRecords records;
    private final Clock clock;

    Accounts(AccountEntities entities, Passwords passwords, AccountRecords records, Clock clock) {
        this.entities = entities;
        this.passwords = passwords;
        this.records = records;
        this.clock = clock;
    }

    /** Returns the enabled account of that name, in any spelling. */
    @Transactional(readOnly = true)
    public Optional<Account> find(String name) {
        return entities.findByName(AccountName.normalised(name))
                .filter(AccountEntity::enabled)
                .map(AccountEntity::account);
    }

    /**
     * Returns what is known of an account.
     *
     * @throws Refusal NOT_FOUND when there is none of that name
     */
    @Transactional(readOnly = true)
    public AccountProfile profile(String name) {
        return required(name).profile();
    }

    /**
     * Returns all accounts by name.
     *
     * @throws Refusal FORBIDDEN for anyone but admins
     */
    @Transactional(readOnly = true)
    public List<AccountProfile> list(Account by) {
        by.require(Role.ADMIN, "see all accounts");
        return entities.findAllByOrderByName().stream()
                .map(AccountEntity::profile)
                .toList();
    }

    /** Returns the enabled accounts that have a role, by name. */
    @Transactional(readOnly = true)
    public List<Account> withRole(Role role) {
        return entities.findAllByOrderByName().stream()
                .filter(AccountEntity::enabled)
                .map(AccountEntity::account)
                .filter(account -> account.is(role))
                .toList();
    }

    /**
     * Makes a local account.
     *
     * @param password the first password, which its owner should change
     * @throws Refusal INVALID (field {@code name} or {@code password}); CONFLICT when the name is taken; FORBIDDEN for
     *     anyone but admins
     */
    public AccountProfile create(String name, String password, Role role, Account by) {
        by.require(Role.ADMIN, MANAGE);
        return create(name, password, role, by.actor());
    }

    /** Makes a local account on behalf of the server itself. */
    AccountProfile create(String name, String password, Role role, Actor by) {
        String normalised = AccountName.required(name);
        String hash = passwords.hash(password, "password");
        if (entities.existsByName(normalised)) {
            throw Refusal.conflict("There is an account named '" + normalised + "' already.", "Choose another name.");
        }
        AccountEntity account = entities.save(AccountEntity.local(normalised, hash, role, clock.instant()));
        recordCreated(account, by);
        return account.profile();
    }

    /** Makes the account of someone who signs in with GitHub for the first time; the sign-in was checked before. */
    AccountEntity createFromGitHub(String login, long id, Role role) {
        String name = AccountEntity.gitHubName(login);
        if (entities.existsByName(name)) {
            throw Refusal.conflict(
                    "The login '" + login + "' belonged to another GitHub account when it signed in here first.",
                    "Ask an administrator.");
        }
        AccountEntity account = entities.save(AccountEntity.gitHub(login, id, role, clock.instant()));
        recordCreated(account, account.account().actor());
        return account;
    }

    private void recordCreated(AccountEntity account, Actor by) {
        AccountProfile profile = account.profile();
        records.record(
                AccountEntry.CREATED,
                by,
                "Account '" + profile.name() + "' was created with the role " + profile.role() + ".",
                Map.of("account", profile.name(), "origin", profile.origin(), "role", profile.role()));
    }

    /**
     * Lets an account sign in and use its tokens again.
     *
     * @throws Refusal NOT_FOUND; FORBIDDEN for anyone but admins
     */
    public void enable(String name, Account by) {
        by.require(Role.ADMIN, MANAGE);
        AccountEntity account = required(name);
        if (!account.enabled()) {
            account.enable();
            records.record(
                    AccountEntry.ENABLED,
                    by.actor(),
                    "Account '" + account.name() + "' was enabled.",
                    Map.of("account", account.name()));
        }
    }

    /**
     * Ends an account's sessions and refuses its sign-in and tokens from now on.
     *
     * @throws Refusal NOT_FOUND; CONFLICT for the last enabled admin; FORBIDDEN for anyone but admins
     */
    public void disable(String name, Account by) {
        by.require(Role.ADMIN, MANAGE);
        AccountEntity account = required(name);
        if (account.enabled()) {
            refuseToLoseLastAdmin(account);
            account.disable();
            records.record(
                    AccountEntry.DISABLED,
                    by.actor(),
                    "Account '" + account.name() + "' was disabled.",
                    Map.of("account", account.name()));
        }
    }

    /**
     * Gives an account another role; takes effect at once, and asks the account to sign in again.
     *
     * @throws Refusal NOT_FOUND; CONFLICT for the last enabled admin; FORBIDDEN for anyone but admins
     */
    public void changeRole(String name, Role role, Account by) {
        by.require(Role.ADMIN, MANAGE);
        changeRole(required(name), role, by.actor());
    }

    void changeRole(AccountEntity account, Role role, Actor by) {
        if (account.role() == role) {
            return;
        }
        Role before = account.role();
        if (role != Role.ADMIN) {
            refuseToLoseLastAdmin(account);
        }
        account.changeRole(role);
        records.record(
                AccountEntry.ROLE_CHANGED,
                by,
                "Account '" + account.name() + "' is now " + role + ", before " + before + ".",
                Map.of("account", account.name(), "from", before, "to", role));
    }

    /**
     * Changes the account's own password and ends all its sessions.
     *
     * @throws Refusal INVALID (field {@code currentPassword} or {@code newPassword}); CONFLICT for an account of GitHub
     */
    public void changePassword(String currentPassword, String newPassword, Account by) {
        AccountEntity account = required(by.name());
        String hash = account.passwordHash();
        if (hash != null && !passwords.matches(currentPassword, hash)) {
            throw Refusal.invalid(
                    "currentPassword", "This is not your current password.", "Type the password you sign in with.");
        }
        if (newPassword.equals(currentPassword)) {
            throw Refusal.invalid("newPassword", "The new password is the current one.", "Choose another.");
        }
        setPassword(account, newPassword, "newPassword", by.actor());
    }

    void setPassword(AccountEntity account, String newPassword, String field, Actor by) {
        account.changePassword(passwords.hash(newPassword, field));
        records.record(
                AccountEntry.PASSWORD_CHANGED,
                by,
                "The password of account '" + account.name() + "' was changed.",
                Map.of("account", account.name()));
    }

    private void refuseToLoseLastAdmin(AccountEntity account) {
        List<AccountEntity> admins = entities.lockEnabledAdmins();
        if (admins.equals(List.of(account))) {
            throw Refusal.conflict(
                    "'" + account.name() + "' is the last admin.", "Make another account an admin first.");
        }
    }

    private AccountEntity required(String name) {
        return entities.findByName(AccountName.normalised(name))
                .orElseThrow(() -> Refusal.notFound("There is no account named '" + name + "'."));
    }
}
