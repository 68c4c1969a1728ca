package dev.missioncontrol.account;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.StartupRefusal;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sees to it that someone can sign in: makes the account {@code admin} before the first request is served. A password
 * that was generated is printed to standard output, past any log file, and is kept nowhere in clear.
 */
@Component
@EnableConfigurationProperties(AdministratorSettings.class)
class FirstAdministrator implements SmartInitializingSingleton {

    private static final String NAME = "admin";

    private final AccountEntities entities;
    private final Accounts accounts;
    private final Passwords passwords;
    private final TransactionOperations transaction;
    private final AdministratorSettings settings;

    FirstAdministrator(
            AccountEntities entities,
            Accounts accounts,
            Passwords passwords,
            TransactionOperations transaction,
            AdministratorSettings settings) {
        this.entities = entities;
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean generate = settings.password().isEmpty();
        String password = generate ? passwords.generate() : settings.password();
        try {
            Boolean set = transaction.execute(status -> setPassword(password));
            if (Boolean.TRUE.equals(set) && generate) {
                print(password);
            }
        } catch (Refusal e) {
            throw new StartupRefusal(
                    "The preset password of the account 'admin' cannot be used: " + e.getMessage(),
                    e.remedy() + " It is set by missioncontrol.admin.password (MISSIONCONTROL_ADMIN_PASSWORD).",
                    e);
        } catch (DataIntegrityViolationException e) {
            // Another node that starts at the same time was first, and printed its password.
            if (!entities.existsByName(NAME)) {
                throw e;
            }
        }
    }

    private boolean setPassword(String password) {
        var admin = entities.findByName(NAME);
        if (admin.isEmpty() && (settings.resetPassword() || !entities.existsByRole(Role.ADMIN))) {
            accounts.create(NAME, password, Role.ADMIN, Actor.SYSTEM);
            return true;
        }
        if (admin.isPresent() && settings.resetPassword()) {
            admin.get().enable();
            accounts.changeRole(admin.get(), Role.ADMIN, Actor.SYSTEM);
            accounts.setPassword(admin.get(), password, "password", Actor.SYSTEM);
            return true;
        }
        return false;
    }

    private static void print(String password) {
        System.out.printf("""

                ------------------------------------------------------------
                  Sign in as   %s
                  Password     %s

                  This is shown once. Change it under Settings.
                ------------------------------------------------------------

                """, NAME, password);
        System.out.flush();
    }
}
